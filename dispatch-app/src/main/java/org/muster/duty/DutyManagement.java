package org.muster.duty;

import static org.muster.shared.Json.instant;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.duty.DutyHandovers.Handover;
import org.muster.duty.DutyShifts.Kind;
import org.muster.register.Register.Scope;
import org.muster.register.Registers;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that may be done to a roster. Nothing of it is lost: each change keeps what was there before. */
@Service
@Transactional
class DutyManagement {

    /** A shift as it stands now, and what about it is worth a look. */
    record Saved(DutyShift shift, List<DutyRules.Clash> clashes) {}

    record LogEntry(UUID id, Instant at, String by, String text) {}

    private static final int MOST_CLASHES = 50;

    /** So long after its end a shift may still be handed over by the one who stood it. */
    private static final Duration SIGNED_LATE = Duration.ofHours(4);

    private final DutyUnits units;
    private final DutyShifts shifts;
    private final DutyRoster roster;
    private final DutyHandovers handovers;
    private final DutyShiftRegister register;
    private final Registers registers;
    private final ObjectProvider<OpenMatters> matters;
    private final JdbcClient jdbc;
    private final Clock clock;

    DutyManagement(
            DutyUnits units,
            DutyShifts shifts,
            DutyRoster roster,
            DutyHandovers handovers,
            DutyShiftRegister register,
            Registers registers,
            ObjectProvider<OpenMatters> matters,
            JdbcClient jdbc,
            Clock clock) {
        this.units = units;
        this.shifts = shifts;
        this.roster = roster;
        this.handovers = handovers;
        this.register = register;
        this.registers = registers;
        this.matters = matters;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code shift-exists} when one of the unit begins at the same moment */
    Saved plan(DutyUnit unit, Instant from, Instant until, DutyPerson leader, List<DutyPerson> officers, String by) {
        DutyRules.mustBeAShift(from, until, leader, officers);
        if (shifts.findStarting(unit.id(), from).isPresent()) {
            throw Problem.conflict("shift-exists", unit.name() + "这个时间已排了班，请改那个班");
        }
        DutyShift shift = new DutyShift(UUID.randomUUID(), unit.id(), from, until, leader, officers, 1);
        shifts.save(shift);
        shifts.tell(null, shift, Kind.PLANNED, by, null, clock.instant());
        return saved(shift.id());
    }

    /** @throws Problem 409 {@code changed-meanwhile} when another seat was faster */
    Saved change(
            DutyShift seen,
            int revision,
            Instant from,
            Instant until,
            DutyPerson leader,
            List<DutyPerson> officers,
            String by,
            String reason) {
        DutyRules.mustBeAShift(from, until, leader, officers);
        boolean taken = shifts.findStarting(seen.unitId(), from)
                .filter(it -> !it.id().equals(seen.id()))
                .isPresent();
        if (taken) {
            throw Problem.conflict("shift-exists", "这个时间已排了另一个班，请改那个班");
        }
        return put(
                seen,
                new DutyShift(seen.id(), seen.unitId(), from, until, leader, officers, revision),
                Kind.CHANGED,
                by,
                reason);
    }

    /**
     * Somebody stands in for somebody else, in the same place.
     *
     * @throws Problem 422 when who goes is not on the shift, or who comes is already
     */
    Saved swap(UUID id, String out, DutyPerson in, String by, String reason) {
        DutyShift shift = shifts.lock(id).orElseThrow(() -> Problem.notFound("班次"));
        if (shift.people().stream().anyMatch(it -> it.isAlso(in))) {
            throw Problem.invalid("in.name", in.name() + "已在这个班上，请换一个人");
        }
        DutyPerson leader = shift.leader() != null && shift.leader().name().equals(out) ? in : shift.leader();
        List<DutyPerson> officers = new ArrayList<>(shift.officers());
        if (leader != in) {
            int place = officers.indexOf(officers.stream()
                    .filter(it -> it.name().equals(out))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("out", "这个班上没有" + out + "，请从班上的人里选")));
            officers.set(place, in);
        }
        return put(
                shift,
                new DutyShift(id, shift.unitId(), shift.from(), shift.until(), leader, officers, shift.revision()),
                Kind.SWAPPED,
                by,
                reason);
    }

    private Saved put(DutyShift before, DutyShift after, Kind kind, String by, String reason) {
        if (!shifts.change(after)) {
            throw Problem.conflict("changed-meanwhile", "这个班刚被别的席位改过，请看清后再改");
        }
        shifts.tell(before, after, kind, by, reason, clock.instant());
        return saved(after.id());
    }

    /** @throws Problem 409 {@code shift-in-use} while it is on duty: then it is changed or swapped */
    void remove(DutyShift shift, String by, String reason) {
        if (shift.covers(clock.instant())) {
            throw Problem.conflict("shift-in-use", "这个班正在值班，不能撤销；请换班或修改时间");
        }
        shifts.remove(shift.id(), clock.instant());
        shifts.tell(shift, null, Kind.REMOVED, by, reason, clock.instant());
    }

    /**
     * Takes a file whole or not at all.
     *
     * @return how many shifts, and who stands on two of them at once
     */
    List<DutyRules.Clash> load(byte[] file, Scope scope, List<Integer> rows) {
        rows.add(registers.load(register, file, scope));
        Instant now = clock.instant();
        List<DutyRules.Clash> clashes = DutyRules.clashes(
                shifts.listAllTouching(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(366))));
        return clashes.subList(0, Math.min(MOST_CLASHES, clashes.size()));
    }

    private Saved saved(UUID id) {
        DutyShift shift = shifts.find(id).orElseThrow();
        return new Saved(shift, DutyRules.clashesOf(shifts.listAllTouching(shift.from(), shift.until()), id));
    }

    LogEntry write(DutyUnit unit, String text, String by) {
        LogEntry entry = new LogEntry(UUID.randomUUID(), clock.instant(), by, text);
        jdbc.sql("insert into duty_log (id, unit_id, at, by_name, text) values (?, ?, ?, ?, ?)")
                .params(entry.id(), unit.id(), Timestamp.from(entry.at()), by, text)
                .update();
        return entry;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<LogEntry> log(DutyUnit unit, Instant before, int most) {
        return jdbc.sql("select * from duty_log where unit_id = ? and at < ? order by at desc limit ?")
                .params(unit.id(), Timestamp.from(before), most)
                .query((row, i) -> new LogEntry(
                        row.getObject("id", UUID.class),
                        instant(row, "at"),
                        row.getString("by_name"),
                        row.getString("text")))
                .list();
    }

    /**
     * The giver signs; what is under way in the division goes along as it is at this moment. Until the taker has signed
     * the giver stays on duty.
     *
     * @throws Problem 409 {@code handover-open} while another one waits; 422 when the signature is not of this shift
     */
    Handover offer(DutyUnit unit, String giver, String openItems, String by) {
        Ending ending = ending(unit, giver);
        Instant now = clock.instant();
        Handover handover = new Handover(
                UUID.randomUUID(),
                unit.id(),
                ending.shift().id(),
                ending.next().id(),
                giver,
                by,
                null,
                null,
                matters.stream().flatMap(it -> it.in(unit.division()).stream()).toList(),
                openItems,
                now,
                null);
        if (!handovers.add(handover)) {
            throw Problem.conflict("handover-open", "已有一份交接班待接班人签认，请先签认");
        }
        write(unit, "交班：" + giver + "。未了事项：" + openItems, by);
        return handover;
    }

    /** Signed on time it is the shift that runs; people sign late too, when by the clock the next one has begun. */
    private Ending ending(DutyUnit unit, String giver) {
        Instant now = clock.instant();
        OnDuty on = roster.on(List.of(unit)).get(unit.id());
        DutyShift last = shifts.listLastBefore(List.of(unit.id()), now).stream()
                .filter(it -> it.until().plus(SIGNED_LATE).isAfter(now))
                .findFirst()
                .orElse(null);
        if (on == null && last == null) {
            throw Problem.conflict("nobody-on-duty", unit.name() + "现在没有排班，请先排班再交接");
        }
        if (on != null
                && last != null
                && !names(on.shift()).contains(giver)
                && names(last).contains(giver)) {
            return new Ending(last, on.shift());
        }
        DutyShift running = on == null ? last : on.shift();
        mustBeOf(running, giver, "giver", "交班人");
        DutyShift next = shifts.findNext(unit.id(), running.until())
                .orElseThrow(() -> Problem.conflict("no-next-shift", unit.name() + "还没有排下一班，请先排班再交接"));
        return new Ending(running, next);
    }

    private record Ending(DutyShift shift, DutyShift next) {}

    /** The taker signs; from now on, or from the shift's beginning, the taker is on duty. */
    Handover take(Handover handover, DutyUnit unit, String taker, String by) {
        DutyShift next = shifts.find(handover.toShift()).orElseThrow(() -> Problem.notFound("班次"));
        mustBeOf(next, taker, "taker", "接班人");
        if (taker.equals(handover.giver())) {
            throw Problem.invalid("taker", "交班人不能自己接班，请由下一班的人签认");
        }
        if (!handovers.taken(handover.id(), taker, by, clock.instant())) {
            throw Problem.conflict("illegal-transition", "这份交接班已由" + handover.taker() + "签认");
        }
        write(unit, "接班：" + taker, by);
        return handovers.find(handover.id()).orElseThrow();
    }

    private static void mustBeOf(DutyShift shift, String name, String field, String what) {
        if (!names(shift).contains(name)) {
            throw Problem.invalid(field, what + "须是这个班的人：" + String.join("、", names(shift)));
        }
    }

    private static List<String> names(DutyShift shift) {
        return shift.people().stream().map(DutyPerson::name).toList();
    }
}
