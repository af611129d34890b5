package org.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.journal.Entry;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every alarm is decided in one room, and the follower finds it there. */
class AlarmRoomsTest {

    /** By room, the events that did something to the board when one class decided about all of them. */
    private static final String TABLE =
            """
            AidAlarms: AidRequested AidPassedUp AidAssigned AidDeclined AidWithdrawn AidObjected
                AidObjectionReviewed AidFellThrough AidArrived AidThanked
            CasualtyAlarms: CasualtyCountsQuestioned CasualtyCountsTaken CasualtyEnquiryDue CasualtyEnquiryMade
                CasualtyWatchEnded
            CommandAlarms: CommandPassingOffered CommandPassed CommandPassingWithdrawn CommandPassingOverdue
                CommandHandOverOverdue CommandHandedOver CommandHandOverWithdrawn
            CordonAlarms: WhistleWithdrawn CordonClosed MonitoringStarted SourceControlled SourceLost
                ReadingsClean ReadingsExceeded CordonReleased TrafficPointRefused TrafficPointManned
                TrafficPointLifted
            DeadlineAlarms: DeadlineMissed
            EntryAlarms: EntryStarted EntryBreached EntryBreachSettled EntryRecalled EntryRescueSent
                EntryTeamOut EntryDecontaminated
            EvacuationAlarms: ShelterFull ShelterReassigned PersonReturnedEarly HouseholdInConflict
                ConflictSettled ZoneNotified ZoneEmptied ZoneVerified AllClearIssued ClearedDespiteMissing
                AllReturned EvacuationCancelled
            ExpertAlarms: ExpertUnanswered ExpertAnswered
            FloodAlarms: PeopleTrapped RescueSent TrappedClosed
            HazardZoneAlarms: HazardZoneTurned HazardZoneLifted
            IncidentAlarms: ProcessStepFailed FireRekindled IncidentClosed IncidentCancelled
            InvestigationAlarms: InvestigationOverdue EvidenceVerified
            LevelAlarms: ResponseLevelProposed ResponseEndProposed ResponseLevelSigned
                ResponseLevelSignatureWithdrawn SecondSignatureOverdue ResponseLevelDeclined
                ResponseTermExtended ResponseEnded IncidentRegraded ResponseLevelApproved
            MaterialAlarms: MaterialAllocated MaterialReservationExpired MaterialRerouted MaterialLoaded
                MaterialDeparted MaterialReceived MaterialReturned MaterialOrderCancelled MaterialOrderClosed
                MaterialWordKept MaterialConflictForeseen
            MessageAlarms: MessageLogged MessageTriaged MessageSettled MessageOverdue
            MusterAlarms: MusterReached MusterUnlikely MusterLikelyAgain MusterDeadlineExtended
            OrderAlarms: DispatchOrderRefused SupersededAnswerReceived OrderUntold ReplyUnclear ReplySettled
                DispatchOrderDelivered DispatchOrderAcknowledged LateAnswerReceived LateAnswerReconciled
                TeamDeparted TeamArrived DispatchOrderCompleted TeamReleased DispatchOrderCancelled
                CancellationAcknowledged
            PublicInformationAlarms: ReleaseOverdue ReleasePublished ReleaseUndelivered
            SafetyAlarms: SafetyCheckIncomplete FieldReportReceived RollCallTaken SafetyCheckPassed
                WithdrawalProposed WithdrawalOrdered AllCrewsSafe MaydayCalled RollCallMissed CrewSilent
                CrewHeard RollCallAnswered MembersMissing EverybodyFound SafetyGateOverridden
            SituationReportAlarms: PhoneFlashGiven SituationReportDueSoon SituationReportSent
                SituationReportReturned SituationReportReceived ReportFactsChanged ReportReceiptGiven
                ReportLevelByPassed ReportInquired
            StructureAlarms: PostUnanswered PostAnswered PostTaken PostReplaced CommandStructureStoodDown
            WarningCallAlarms: TargetUnreached TargetAnswered MessengerSent WarningCallOver CommunicationsLost
                CommunicationsRestored
            WorksAlarms: WorkOverdue WorkRefused WorkAcknowledged PatrolRoundReported LifelineRestored
                PatrolEnded WorkCancelled DangerFound DangerSettled
            ZeroReportAlarms: ZeroReportContradicted ZeroReportCorrected
            """;

    private static final List<AlarmRules> ROOMS = rooms();

    @Test
    void everyEventOfTheTableIsDecidedInItsRoom() {
        Map<String, Set<String>> decided = ROOMS.stream()
                .collect(Collectors.toMap(
                        it -> it.getClass().getSimpleName(), it -> it.byEvent().keySet()));
        Map<String, List<String>> table = table();

        assertThat(table.values().stream().mapToInt(List::size).sum()).isEqualTo(159);
        table.forEach((room, types) -> {
            assertThat(decided).containsKey(room);
            assertThat(decided.get(room)).as(room).containsAll(types);
        });
    }

    @Test
    void noEventIsDecidedInTwoRooms() {
        assertThat(ROOMS.stream().flatMap(it -> it.byEvent().keySet().stream())).doesNotHaveDuplicates();
    }

    /** A misspelt type would be an alarm that never rings. */
    @Test
    void everyEventDecidedIsOneTheJournalKnows() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(JournalEvent.class));
        Set<String> events = found(scan, "org.muster").map(Class::getSimpleName).collect(Collectors.toSet());

        assertThat(events)
                .containsAll(ROOMS.stream()
                        .flatMap(it -> it.byEvent().keySet().stream())
                        .toList());
    }

    @Test
    void theFollowerAsksTheRoomOfTheEvent() {
        List<String> asked = new ArrayList<>();
        AlarmFollower follower = new AlarmFollower(
                List.of(
                        room("LevyRaised", it -> asked.add("levy " + it.text("place"))),
                        room("DykeBroken", it -> asked.add("dyke"))),
                null,
                null);

        assertThat(follower.wants("LevyRaised")).isTrue();
        assertThat(follower.wants("DykeBroken")).isTrue();
        assertThat(follower.wants("TeaServed")).isFalse();
        follower.on(entry("LevyRaised"));
        assertThat(asked).containsExactly("levy 福泉");
    }

    @Test
    void twoRoomsForOneEventDoNotStart() {
        AlarmRules one = room("DykeBroken", it -> {});
        AlarmRules other = room("DykeBroken", it -> {});

        assertThatThrownBy(() -> new AlarmFollower(List.of(one, other), null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DykeBroken");
    }

    /** The cursor is stored under it: another name would tell every alarm of every incident again. */
    @Test
    void theFollowerKeepsItsName() {
        assertThat(new AlarmFollower(ROOMS, null, null).name()).isEqualTo("alarm");
    }

    private static AlarmRules room(String type, Consumer<Cause> rule) {
        return () -> Map.of(type, rule);
    }

    private static Entry entry(String type) {
        return new Entry(
                new IncidentId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
                1,
                type,
                null,
                null,
                null,
                null,
                null,
                JsonNodeFactory.instance.objectNode().put("place", "福泉"),
                null);
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        Stream.of(TABLE.replaceAll("\\n +", " ").split("\n")).forEach(row -> {
            String[] sides = row.split(": ");
            table.put(sides[0], Arrays.asList(sides[1].split(" ")));
        });
        return table;
    }

    /** As the application finds them: the components of the package. */
    private static List<AlarmRules> rooms() {
        return found(new ClassPathScanningCandidateComponentProvider(true), AlarmRules.class.getPackageName())
                .filter(AlarmRules.class::isAssignableFrom)
                .map(it -> (AlarmRules) BeanUtils.instantiateClass(it))
                .toList();
    }

    private static Stream<Class<?>> found(ClassPathScanningCandidateComponentProvider scan, String inPackage) {
        return scan.findCandidateComponents(inPackage).stream()
                .map(it -> ClassUtils.resolveClassName(it.getBeanClassName(), null));
    }
}
