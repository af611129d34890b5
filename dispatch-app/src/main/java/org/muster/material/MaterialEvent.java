package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.muster.dispatch.Outcome;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * What can happen to a material order. {@code label} is its word on the desk, 物01; {@code text} says the quantities as a
 * duty officer would.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface MaterialEvent extends JournalEvent {

    /** So much of one material. */
    record Item(String code, String name, String unit, BigDecimal quantity) {}

    /** What was counted otherwise than it was sent. @param missing below zero: more came than was sent */
    record Difference(String code, String name, String unit, BigDecimal missing, BigDecimal damaged) {}

    MaterialOrderId materialOrderId();

    record MaterialOrdered(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            List<Item> items,
            String text,
            String destination,
            Instant neededBy,
            MaterialOrderId splitFrom,
            String note)
            implements MaterialEvent {}

    record MaterialAllocated(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            List<Item> items,
            String text,
            Instant until,
            Instant etaAt,
            List<String> reasons)
            implements MaterialEvent {}

    /** The depot did not load in time; what it held back is free again. */
    record MaterialReservationExpired(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            List<Item> items,
            String text)
            implements MaterialEvent {}

    record MaterialRerouted(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String fromDepotId,
            String fromName,
            String depotId,
            String depotName,
            String text,
            String reason)
            implements MaterialEvent {}

    /** @param implied nobody said it; a later word could not be true otherwise */
    record MaterialLoaded(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            List<Item> items,
            String text,
            Boolean implied,
            String onBehalfOf)
            implements MaterialEvent {}

    record MaterialDeparted(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            MaterialOrder.Carrier carrier,
            Instant etaAt,
            String onBehalfOf)
            implements MaterialEvent {}

    /** @param partial whether more is expected */
    record MaterialReceived(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            List<Item> items,
            List<Difference> differences,
            String text,
            boolean partial,
            String note,
            String onBehalfOf)
            implements MaterialEvent {}

    record MaterialUsed(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            List<Item> items,
            String text,
            String onBehalfOf)
            implements MaterialEvent {}

    record MaterialReturned(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            List<Item> items,
            List<Difference> differences,
            String text,
            String note,
            String onBehalfOf)
            implements MaterialEvent {}

    record MaterialWrittenOff(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            List<Item> items,
            String text,
            String reason)
            implements MaterialEvent {}

    /** @param onTheRoad what has left the shelf already and has to come back */
    record MaterialOrderCancelled(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String depotId,
            String depotName,
            String reason,
            boolean onTheRoad,
            String text)
            implements MaterialEvent {}

    record MaterialOrderClosed(
            IncidentId incidentId, MaterialOrderId materialOrderId, String label, String text, String reason)
            implements MaterialEvent {}

    /** A word that came late, or about an order that no longer stands: kept, with what it changed. */
    record MaterialWordKept(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String kind,
            Outcome outcome,
            String text)
            implements MaterialEvent {}

    /** Told to the incident that would be left short. */
    record MaterialConflictForeseen(
            IncidentId incidentId,
            MaterialOrderId materialOrderId,
            String label,
            String byTitle,
            String material,
            BigDecimal needs,
            BigDecimal left,
            String text)
            implements MaterialEvent {}
}
