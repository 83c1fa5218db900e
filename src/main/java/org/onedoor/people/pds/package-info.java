/**
 * The wire to the national demographics service (PDS FHIR API). It knows nothing of our people: what is asked and what is
 * answered are words and numbers, and {@code people} says what they mean.
 */
@NullMarked
package org.onedoor.people.pds;

import org.jspecify.annotations.NullMarked;
