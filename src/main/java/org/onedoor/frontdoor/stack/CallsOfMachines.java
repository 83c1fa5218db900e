package org.onedoor.frontdoor.stack;

import java.util.Optional;
import java.util.UUID;
import org.onedoor.frontdoor.AmbulanceCalls;
import org.onedoor.frontdoor.CadMessage;
import org.onedoor.frontdoor.stack.StackCall.Pull;
import org.springframework.stereotype.Component;

/** The calls of the stack, for what speaks with ambulance services' machines. */
@Component
class CallsOfMachines implements AmbulanceCalls {
    private final CadFeed feed;
    private final StackRepository calls;

    CallsOfMachines(CadFeed feed, StackRepository calls) {
        this.feed = feed;
        this.calls = calls;
    }

    @Override
    public Result take(UUID sourceOrg, CadMessage message) {
        return feed.take(sourceOrg, message);
    }

    @Override
    public void alone(UUID sourceOrg, String number) {
        calls.alone(sourceOrg, number);
    }

    @Override
    public Optional<UUID> named(UUID sourceOrg, String number) {
        return calls.idOf(sourceOrg, number);
    }

    @Override
    public Optional<Call> find(UUID incidentId) {
        return calls.find(incidentId).map(CallsOfMachines::call);
    }

    @Override
    public Optional<Call> ofReferral(UUID referralId) {
        return calls.ofReferral(referralId).map(CallsOfMachines::call);
    }

    private static Call call(StackCall call) {
        Pull pull = call.pull();
        return new Call(
                call.incidentId(),
                call.sourceOrg(),
                call.number(),
                call.calledAt(),
                call.toldAt(),
                call.category().isOurs(),
                call.state().isOpen(),
                call.state().label(),
                call.caller(),
                pull == null ? null : new Pulled(pull.personId(), pull.referralId()));
    }
}
