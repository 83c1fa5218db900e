package org.onedoor.demo.essex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The small areas of Essex with who lives there, their postcodes and the practices near them. */
final class Places {
    /** Practices whose name is a person's are left alone: nobody real is in the demo. */
    private static final Pattern PERSONAL =
            Pattern.compile("\\bDR\\b|PARTNER|PATEL|GHAURI|RAHMAN|HAQUE|MISSION|MINISTR");

    private final Weighted<Area> areas = new Weighted<>();
    private final Map<String, List<String>> practices = new HashMap<>();
    private final List<String> allPractices = new ArrayList<>();

    /** One small area. */
    record Area(
            String districtCode,
            int imdDecile,
            Weighted<Integer> ages,
            Weighted<String> ethnicity,
            List<String> postcodes) {}

    private record Current(String districtCode, int imdDecile) {}

    Places() {
        Map<String, Current> current = new HashMap<>();
        for (CSVRecord row : Table.read("/reference/population/essex_lsoa21_imd2025.csv")) {
            current.put(
                    row.get("lsoa21_code"),
                    new Current(row.get("ltla24_code"), Integer.parseInt(row.get("IMD_decile"))));
        }
        Map<String, String> became = new HashMap<>();
        for (CSVRecord row : Table.read("/reference/geo/essex_lsoa11_lsoa21.csv")) {
            became.putIfAbsent(row.get("lsoa11_code"), row.get("lsoa21_code"));
        }
        Map<String, List<String>> postcodes = new HashMap<>();
        for (CSVRecord row : Table.read("/reference/geo/essex_postcodes.csv.gz")) {
            if (row.get("match").equals("in")) {
                postcodes
                        .computeIfAbsent(row.get("lsoa21_approx"), _ -> new ArrayList<>())
                        .add(row.get("postcode"));
            }
        }
        Map<String, Weighted<String>> ethnicity = ethnicity();
        for (CSVRecord row : Table.read("/reference/population/essex_lsoa11_population_2020_single_year.csv")) {
            String lsoa = became.get(row.get("lsoa11_code"));
            Current now = current.get(lsoa);
            List<String> near = postcodes.get(lsoa);
            Weighted<String> groups = ethnicity.get(lsoa);
            if (now != null && near != null && groups != null) {
                Area area = new Area(now.districtCode(), now.imdDecile(), ages(row), groups, near);
                areas.add(area, Double.parseDouble(row.get("total_population")));
            }
        }
        practices();
    }

    private static Weighted<Integer> ages(CSVRecord row) {
        Weighted<Integer> ages = new Weighted<>();
        for (int age = 0; age <= 90; age++) {
            ages.add(age, Double.parseDouble(row.get(age == 90 ? "90+" : String.valueOf(age))));
        }
        return ages;
    }

    private static Map<String, Weighted<String>> ethnicity() {
        Map<String, Weighted<String>> all = new HashMap<>();
        for (CSVRecord row : Table.read("/reference/population/essex_lsoa21_ethnicity_2021.csv")) {
            Weighted<String> groups = new Weighted<>();
            row.toMap().forEach((column, value) -> {
                if (!column.equals("lsoa21_code")) {
                    groups.add(column.substring(0, 5), Double.parseDouble(value));
                }
            });
            all.put(row.get("lsoa21_code"), groups);
        }
        return all;
    }

    private void practices() {
        for (CSVRecord row : Table.read("/reference/ods/essex_prescribing_orgs_2025-09.csv")) {
            if (row.get("prescribing_setting").equals("4")
                    && row.get("status").equals("active")
                    && !PERSONAL.matcher(row.get("name")).find()) {
                practices
                        .computeIfAbsent(row.get("district_code"), _ -> new ArrayList<>())
                        .add(row.get("code"));
                allPractices.add(row.get("code"));
            }
        }
    }

    Area pick(RandomGenerator random) {
        return areas.pick(random);
    }

    /** A practice of the same district. */
    String practice(RandomGenerator random, String districtCode) {
        @Nullable List<String> near = practices.get(districtCode);
        List<String> choice = Objects.requireNonNullElse(near, allPractices);
        return choice.get(random.nextInt(choice.size()));
    }
}
