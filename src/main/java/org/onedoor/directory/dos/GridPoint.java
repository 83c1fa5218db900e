package org.onedoor.directory.dos;

/** A place on a flat grid, in metres. */
public record GridPoint(double easting, double northing) {
    private static final double METRES_PER_DEGREE = 111_195;
    private static final double MIDDLE_LATITUDE = 51.75;

    /** A place by latitude and longitude on a grid that is true in the middle of Essex. */
    public static GridPoint of(double latitude, double longitude) {
        return new GridPoint(
                longitude * METRES_PER_DEGREE * Math.cos(Math.toRadians(MIDDLE_LATITUDE)),
                latitude * METRES_PER_DEGREE);
    }

    double kilometresTo(GridPoint other) {
        return Math.hypot(other.easting - easting, other.northing - northing) / 1000;
    }

    /** Whether the other is in the square with this half side; on a side is inside. */
    boolean squareHolds(GridPoint other, double halfSideKm) {
        return Math.abs(other.easting - easting) <= halfSideKm * 1000
                && Math.abs(other.northing - northing) <= halfSideKm * 1000;
    }
}
