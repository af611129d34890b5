package org.muster.safety;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.OrderId;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.safety.SafetyEvent.WithdrawalProposed;
import org.muster.safety.SafetyRules.OnWindShift;
import org.muster.shared.IncidentId;
import org.muster.team.TeamId;

class SafetyFollowerTest {

    private final IncidentId incident = new IncidentId(UUID.randomUUID());
    private final Crews crews = mock();
    private final LineGate gate = mock();
    private final Withdrawals withdrawals = mock();
    private final Journal journal = mock();

    @Test
    void proposesTheWithdrawalWhereAPersonDecides() throws Exception {
        when(crews.list(incident)).thenReturn(List.of(onLine()));

        follower(OnWindShift.PROPOSE).on(windShifted());

        verify(gate).lapse(eq(incident), contains("西北风 8 m/s"));
        verify(journal).record(isA(WithdrawalProposed.class));
        verify(withdrawals, never()).order(any(), any(), any(), any(), any());
    }

    @Test
    void ordersItAtOnceWhereThePlanSaysSo() throws Exception {
        when(crews.list(incident)).thenReturn(List.of(onLine()));

        follower(OnWindShift.ORDER).on(windShifted());

        verify(withdrawals).order(eq(incident), contains("风向突变"), isNull(), isNull(), any());
        verify(journal, never()).record(any());
    }

    @Test
    void asksNobodyWhenNobodyIsOnTheLine() throws Exception {
        when(crews.list(incident)).thenReturn(List.of());

        follower(OnWindShift.ORDER).on(windShifted());

        verify(gate).lapse(eq(incident), any());
        verify(withdrawals, never()).order(any(), any(), any(), any(), any());
        verify(journal, never()).record(any());
    }

    private SafetyFollower follower(OnWindShift onWindShift) {
        SafetyRules rules = new SafetyRules(
                Duration.ofMinutes(30),
                null,
                null,
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofHours(4),
                Duration.ofHours(12),
                onWindShift);
        return new SafetyFollower(
                crews, mock(), gate, withdrawals, mock(), rules, journal, new ObjectMapper(), Clock.systemUTC());
    }

    private Crew onLine() {
        return new Crew(
                new OrderId(UUID.randomUUID()),
                incident,
                new TeamId("T01"),
                "瑞安市森林消防大队",
                LineState.ON_LINE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                List.of(),
                List.of());
    }

    private Entry windShifted() throws JsonProcessingException {
        return new Entry(
                incident,
                7,
                "WindShifted",
                Instant.now(),
                null,
                "station",
                "福泉站",
                "MACHINE",
                new ObjectMapper()
                        .readTree(
                                """
                        {"words": "西北风 8 m/s", "wordsBefore": "西南风 3 m/s",
                         "rule": {"text": "风向变化 ≥ 45°", "measured": "转 90°", "limit": "45°", "source": "西昌", "flag": "?"}}"""),
                "");
    }
}
