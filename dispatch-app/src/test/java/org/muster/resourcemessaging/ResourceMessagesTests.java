package org.muster.resourcemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.depot.LotId;
import org.muster.depot.Material;
import org.muster.depot.MaterialCode;
import org.muster.incident.Incident;
import org.muster.incident.IncidentStatus;
import org.muster.integrations.edxlrm.Distribution;
import org.muster.integrations.edxlrm.MessageContentType;
import org.muster.integrations.edxlrm.ResourceMessage;
import org.muster.integrations.edxlrm.ResourceMessage.Answer;
import org.muster.integrations.edxlrm.ResourceMessageWriter;
import org.muster.material.MaterialOrder;
import org.muster.material.MaterialOrderId;
import org.muster.material.MaterialOrderState;
import org.muster.material.MaterialViews.DepotSide;
import org.muster.material.MaterialViews.LineView;
import org.muster.material.MaterialViews.OrderView;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** Which message of the standard each thing becomes that happens to an order. */
class ResourceMessagesTests {

    static final Instant AT = Instant.parse("2026-04-05T06:00:00Z");
    static final Position FUQUAN = new Position(120.46, 27.871);

    final ResourceMessages messages =
            new ResourceMessages(Clock.fixed(AT, ZoneOffset.UTC), ZoneId.of("Asia/Shanghai"), "rui-an.invalid");

    @Test
    void asksOnceForWhatLiesInTwoLots() {
        Distribution told = exchange(order(MaterialOrderState.REQUESTED, List.of(line(1, 3, 0), line(2, 2, 0))));

        assertThat(told.messages()).singleElement().satisfies(request -> {
            assertThat(request.type()).isEqualTo(MessageContentType.REQUEST_RESOURCE);
            assertThat(request.id()).isEqualTo(request.originatingId());
            assertThat(request.precedingId()).isNull();
            assertThat(request.resources()).singleElement().satisfies(wanted -> {
                assertThat(wanted.resource().name()).isEqualTo("高压水泵");
                assertThat(wanted.assignment().quantity().amount()).isEqualByComparingTo("5");
            });
        });
    }

    @Test
    void tellsTheWholeLifeInTheOrderInWhichItWasLived() {
        OrderView order = returned();

        Distribution told = exchange(order);

        assertThat(told.messages())
                .extracting(ResourceMessage::type)
                .containsExactly(
                        MessageContentType.REQUEST_RESOURCE,
                        MessageContentType.RESPONSE_TO_REQUEST_RESOURCE,
                        MessageContentType.COMMIT_RESOURCE,
                        MessageContentType.REPORT_RESOURCE_DEPLOYMENT_STATUS,
                        MessageContentType.REPORT_RESOURCE_DEPLOYMENT_STATUS,
                        MessageContentType.RELEASE_RESOURCE);
        assertThat(told.messages())
                .extracting(ResourceMessage::originatingId)
                .containsOnly(told.messages().get(0).id());
        for (int i = 1; i < told.messages().size(); i++) {
            assertThat(told.messages().get(i).precedingId())
                    .isEqualTo(told.messages().get(i - 1).id());
        }
        assertThat(told.messages().get(2).resources().get(0).assignment().orderId())
                .isEqualTo("物01");
        assertThat(told.messages().get(4).description()).contains("高压水泵 差 1 台");
        assertThat(told.messages()
                        .get(4)
                        .resources()
                        .get(0)
                        .assignment()
                        .quantity()
                        .amount())
                .isEqualByComparingTo("3");
        assertThat(told.messages()
                        .get(5)
                        .resources()
                        .get(0)
                        .assignment()
                        .quantity()
                        .amount())
                .isEqualByComparingTo("3");
    }

    @Test
    void namesEachMessageTheSameHoweverOftenItIsExported() {
        assertThat(exchange(returned()).messages())
                .extracting(ResourceMessage::id)
                .isEqualTo(exchange(returned()).messages().stream()
                        .map(ResourceMessage::id)
                        .toList());
    }

    @Test
    void saysThatADepotCanGiveOnlyAPart() {
        Distribution told = exchange(order(MaterialOrderState.ALLOCATED, List.of(line(1, 6, 4))));

        assertThat(told.messages().get(1).resources().get(0).response()).satisfies(response -> {
            assertThat(response.answer()).isEqualTo(Answer.PROVISIONAL);
            assertThat(response.reason()).isEqualTo("缺 2 台");
        });
    }

    @Test
    void recallsTheRequestThatWasCancelledBeforeItLeft() {
        Distribution told = exchange(order(MaterialOrderState.CANCELLED, List.of(line(1, 4, 4))));

        ResourceMessage last = told.messages().get(told.messages().size() - 1);
        assertThat(last.type()).isEqualTo(MessageContentType.REQUEST_RESOURCE);
        assertThat(last.recall().cancels()).isTrue();
        assertThat(last.recall().messageId()).isEqualTo(told.messages().get(0).id());
        assertThat(last.description()).isEqualTo("火已扑灭");
    }

    @Test
    void asksForTheReturnOfWhatIsOnTheRoad() {
        OrderView onTheRoad = order(
                MaterialOrderState.CANCELLED,
                AT.plusSeconds(600),
                AT.plusSeconds(700),
                null,
                null,
                List.of(line(1, 4, 4)));

        Distribution told = exchange(onTheRoad);

        assertThat(told.messages().get(told.messages().size() - 1).type()).isEqualTo(MessageContentType.REQUEST_RETURN);
    }

    @Test
    void isMarkedAsAnExerciseAndWritesWhatWasTyped() {
        OrderView order = returned();
        String xml = new String(new ResourceMessageWriter().write(exchange(order)), StandardCharsets.UTF_8);

        assertThat(xml)
                .contains("<distributionStatus>Exercise</distributionStatus>")
                .contains("dispatch-330381120@rui-an.invalid");
    }

    private Distribution exchange(OrderView order) {
        return messages.exchange(order, incident());
    }

    private static OrderView returned() {
        LineView line = new LineView(
                1,
                new MaterialCode("2-002"),
                "高压水泵",
                "台",
                true,
                Material.Use.RETURNABLE,
                new LotId(12),
                "2024-1",
                null,
                n(4),
                n(4),
                n(4),
                n(0),
                n(0),
                n(0),
                n(1),
                n(0),
                n(3),
                n(0),
                List.of());
        return order(
                MaterialOrderState.RETURNED,
                AT.plusSeconds(600),
                AT.plusSeconds(700),
                AT.plusSeconds(1800),
                AT.plusSeconds(9000),
                List.of(line));
    }

    private static OrderView order(MaterialOrderState state, List<LineView> lines) {
        return order(state, null, null, null, null, lines);
    }

    private static OrderView order(
            MaterialOrderState state,
            Instant loaded,
            Instant departed,
            Instant received,
            Instant settled,
            List<LineView> lines) {
        boolean cancelled = state == MaterialOrderState.CANCELLED;
        return new OrderView(
                new MaterialOrderId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
                "物01",
                new IncidentId(UUID.fromString("00000000-0000-4000-8000-000000000002")),
                "福泉林区森林火灾",
                true,
                state,
                state.label(),
                new DepotSide("D1", "瑞安森林防灭火库（锦湖）", new Position(120.635, 27.8), "池守信", "10013810001"),
                new MaterialOrder.Destination("福泉林场集结点", FUQUAN),
                new MaterialOrder.Carrier(null, "李师傅", "浙C12345", null),
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
                AT.plusSeconds(1500),
                new BigDecimal("20.1"),
                null,
                null,
                cancelled ? "火已扑灭" : null,
                AT,
                "林晓岚",
                state == MaterialOrderState.REQUESTED ? null : AT.plusSeconds(60),
                loaded,
                departed,
                received,
                settled,
                cancelled ? AT.plusSeconds(900) : null,
                null,
                lines,
                false,
                null,
                null);
    }

    private static LineView line(int id, int requested, int allocated) {
        return new LineView(
                id,
                new MaterialCode("2-002"),
                "高压水泵",
                "台",
                true,
                Material.Use.RETURNABLE,
                allocated == 0 ? null : new LotId(12),
                "2024-1",
                null,
                n(requested),
                n(allocated),
                n(allocated),
                n(0),
                n(0),
                n(0),
                n(0),
                n(0),
                n(0),
                n(0),
                List.of());
    }

    private static BigDecimal n(int value) {
        return BigDecimal.valueOf(value);
    }

    private static Incident incident() {
        return new Incident(
                new IncidentId(UUID.fromString("00000000-0000-4000-8000-000000000002")),
                "330381-2026-0001",
                Hazard.FOREST_FIRE,
                "福泉林区森林火灾",
                "福泉林区",
                FUQUAN,
                new DivisionCode("330381120"),
                true,
                1,
                IncidentStatus.RESPONDING,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                false,
                null,
                AT,
                AT,
                null,
                null,
                new DivisionCode("330381"));
    }
}
