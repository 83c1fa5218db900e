package org.onedoor.exchange.fhir;

import ca.uhn.fhir.rest.server.IResourceProvider;

/** One resource type that partners' machines may read. */
interface FhirProvider extends IResourceProvider {}
