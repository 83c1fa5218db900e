package org.onedoor.exchange.fhir;

/** Something that partners' machines may ask for. */
interface FhirProvider {}
