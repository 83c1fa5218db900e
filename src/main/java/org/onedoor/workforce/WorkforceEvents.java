package org.onedoor.workforce;

import java.util.UUID;
import org.onedoor.platform.EventData;

/** What happens to the registers and the rota. */
final class WorkforceEvents {
    private WorkforceEvents() {}

    /** Every event here belongs to one professional. */
    sealed interface OfProfessional extends EventData {
        UUID professional();

        @Override
        default UUID scopeId() {
            return professional();
        }
    }

    record ProfessionalRegistered(UUID professional, String profession) implements OfProfessional {}

    record ProfessionalChanged(UUID professional, String standing) implements OfProfessional {}

    record ApprovalRecorded(UUID professional, String from, String until) implements OfProfessional {}

    record DutyPlanned(UUID professional, String from, String until) implements OfProfessional {}

    record DutyTakenBack(UUID professional) implements OfProfessional {}
}
