package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderRolls;
import org.muster.dispatch.Rostered;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.muster.MemberLinkController.OrderForMember;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Duty;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * In and out at the muster point, for whoever scans its code. Who gives the name and telephone of a member is that
 * member; anybody else is a walk-in, listed apart and counted nowhere until the leader takes them on.
 */
@RestController
@RequestMapping("/api/muster-points")
@PreAuthorize("permitAll()")
class MusterPointController {

    static final String CODE = "X-Muster-Code";

    private static final int MOST_WALK_INS = 200;

    /** What people can say they are able to do. */
    private static final List<Duty> QUALIFICATIONS = List.of(
            Duty.TOOLS,
            Duty.PUMP,
            Duty.BLOWER,
            Duty.SAW,
            Duty.DRONE,
            Duty.RADIO,
            Duty.DRIVER,
            Duty.MEDIC,
            Duty.RESCUER,
            Duty.BOATMAN,
            Duty.LOGISTICS);

    record Qualification(Duty duty, String label) {}

    record PointView(OrderForMember order, List<Qualification> qualifications) {}

    enum Kind {
        MEMBER,
        WALK_IN
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Checked(Kind kind, String name, Mark.Status status, boolean takenOn) {}

    record CheckInForm(
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotNull(message = "请填写手机号") @Pattern(regexp = "\\+?[0-9 -]{5,20}", message = "手机号只含数字，5 到 20 位") String phone,
            Duty duty,
            @Past(message = "出生日期在将来") LocalDate bornOn,
            boolean insured,
            boolean trained,
            boolean healthy,
            Position location) {}

    record CheckOutForm(
            @NotBlank(message = "请填写姓名") @Size(max = 50, message = "姓名不超过 50 字") String name,
            @NotNull(message = "请填写手机号") @Pattern(regexp = "\\+?[0-9 -]{5,20}", message = "手机号只含数字，5 到 20 位") String phone) {}

    private final MusterCodes codes;
    private final LinkThrottle throttle;
    private final DispatchManagement dispatch;
    private final OrderRolls rolls;
    private final IncidentManagement incidents;
    private final MusterContacts contacts;
    private final MusterManagement management;
    private final WalkIns walkIns;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MusterPointController(
            MusterCodes codes,
            LinkThrottle throttle,
            DispatchManagement dispatch,
            OrderRolls rolls,
            IncidentManagement incidents,
            MusterContacts contacts,
            MusterManagement management,
            WalkIns walkIns,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.codes = codes;
        this.throttle = throttle;
        this.dispatch = dispatch;
        this.rolls = rolls;
        this.incidents = incidents;
        this.contacts = contacts;
        this.management = management;
        this.walkIns = walkIns;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where one is, for the page behind the code. */
    @GetMapping("/current")
    PointView current(@RequestHeader(name = CODE, required = false) String code, HttpServletRequest request) {
        DispatchOrder order = dispatch.get(order(code, request));
        Incident incident = incidents.get(order.incidentId());
        return new PointView(
                contacts.forPasser(order, incident),
                QUALIFICATIONS.stream()
                        .map(it -> new Qualification(it, it.label()))
                        .toList());
    }

    @PostMapping("/check-in")
    Checked checkIn(
            @RequestHeader(name = CODE, required = false) String code,
            @Valid @RequestBody CheckInForm form,
            HttpServletRequest request) {
        return at(order(code, request), form.name(), order -> {
            Optional<Rostered> member = member(order, form.name(), form.phone());
            if (member.isPresent()) {
                management.said(order, member.get(), Mark.Status.PRESENT, Mark.Proof.QR_CODE, form.location(), null);
                return new Checked(Kind.MEMBER, member.get().name(), Mark.Status.PRESENT, false);
            }
            Optional<WalkIn> here = walkIns.findHere(order.id(), form.phone());
            if (here.isPresent()) {
                return new Checked(
                        Kind.WALK_IN,
                        here.get().name(),
                        Mark.Status.PRESENT,
                        here.get().takenOnAt() != null);
            }
            return walkIn(order, form);
        });
    }

    private Checked walkIn(DispatchOrder order, CheckInForm form) {
        if (form.duty() == null || !QUALIFICATIONS.contains(form.duty())) {
            throw Problem.invalid("duty", "您不在本队名册上，请选择会做什么");
        }
        if (form.bornOn() == null) {
            throw Problem.invalid("bornOn", "您不在本队名册上，请填写出生日期");
        }
        if (walkIns.count(order.id()) >= MOST_WALK_INS) {
            throw Problem.conflict("muster-point-full", "这个集结点登记的随队人员已满，请找队长");
        }
        WalkIn walkIn = new WalkIn(
                UUID.randomUUID(),
                order.id(),
                form.name().strip(),
                form.phone().strip(),
                form.duty(),
                form.bornOn(),
                form.insured(),
                form.trained(),
                form.healthy(),
                management.distance(order, form.location()),
                clock.instant(),
                null,
                null);
        walkIns.add(walkIn);
        journal.record(new MusterEvent.WalkInCheckedIn(
                order.incidentId(),
                order.id(),
                order.teamName(),
                walkIn.id(),
                walkIn.name(),
                walkIn.duty(),
                walkIn.duty().label()));
        return new Checked(Kind.WALK_IN, walkIn.name(), Mark.Status.PRESENT, false);
    }

    @PostMapping("/check-out")
    Checked checkOut(
            @RequestHeader(name = CODE, required = false) String code,
            @Valid @RequestBody CheckOutForm form,
            HttpServletRequest request) {
        return at(order(code, request), form.name(), order -> {
            Optional<WalkIn> walkIn = walkIns.findHere(order.id(), form.phone());
            if (walkIn.isPresent()) {
                walkIns.checkOut(walkIn.get().id(), clock.instant());
                journal.record(new MusterEvent.WalkInCheckedOut(
                        order.incidentId(),
                        order.id(),
                        order.teamName(),
                        walkIn.get().id(),
                        walkIn.get().name()));
            }
            Optional<Rostered> member = member(order, form.name(), form.phone());
            member.ifPresent(it -> management.said(order, it, Mark.Status.LEFT, Mark.Proof.QR_CODE, null, null));
            if (walkIn.isEmpty() && member.isEmpty()) {
                throw Problem.invalid("phone", "没有找到这个姓名和手机号的签到，请核对，或找队长");
            }
            return new Checked(
                    walkIn.isPresent() ? Kind.WALK_IN : Kind.MEMBER, form.name().strip(), Mark.Status.LEFT, false);
        });
    }

    /** Name and telephone must both agree: the code alone makes nobody a member. */
    private Optional<Rostered> member(DispatchOrder order, String name, String phone) {
        return rolls.of(order.id()).stream()
                .filter(it -> it.name().equals(name.strip()))
                .filter(it -> it.phone() != null && digits(it.phone()).equals(digits(phone)))
                .findFirst();
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "").replaceFirst("^86(?=1\\d{10}$)", "");
    }

    private Checked at(OrderId id, String name, Function<DispatchOrder, Checked> apply) {
        return ActorContext.callAs(
                new Actor("muster-point", name.strip()),
                "QR",
                () -> transaction.execute(status -> {
                    DispatchOrder order = dispatch.lock(id);
                    if (!order.state().open()) {
                        throw Problem.conflict(
                                "order-over", "这次任务" + order.state().label() + "，集结点不再登记。谢谢您赶来。");
                    }
                    return apply.apply(order);
                }));
    }

    private OrderId order(String code, HttpServletRequest request) {
        Optional<OrderId> order = code == null ? Optional.empty() : codes.orderOf(code);
        if (order.isEmpty()) {
            throttle.count("address:" + request.getRemoteAddr(), LinkThrottle.WRONG_PER_ADDRESS);
            throw new Problem(HttpStatus.UNAUTHORIZED, "code-unknown", "二维码无效", "这个二维码不完整或不是本系统的。请重新扫集结点的二维码，或找队长。");
        }
        throttle.count("point:" + order.get(), LinkThrottle.PER_MUSTER_POINT);
        MemberLinkController.requireAlive(dispatch.get(order.get()), clock.instant());
        return order.get();
    }
}
