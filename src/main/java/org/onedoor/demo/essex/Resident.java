package org.onedoor.demo.essex;

import org.onedoor.people.Details;

/**
 * One invented resident of a real place.
 *
 * @param number the same person for the same seed, however many there are
 * @param need how likely they are to need help, beside others: deprivation raises it
 */
public record Resident(int number, Details details, String districtCode, int imdDecile, int age, double need) {}
