package org.muster.structure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.PersonReached;
import org.muster.call.Reply;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.duty.DutyPerson;
import org.muster.duty.DutyRoster;
import org.muster.duty.DutyUnit;
import org.muster.duty.OnDuty;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.muster.structure.Post.Answer;
import org.muster.structure.Post.State;
import org.muster.structure.StructureTemplate.From;
import org.muster.structure.StructureTemplate.Part;
import org.muster.structure.StructureTemplate.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises a command structure and sees to it that somebody answers for every post: who is on duty is called; who does
 * not answer in time gives way to the next one; what anybody says is kept, however late.
 */
@Service
@Transactional
@EnableConfigurationProperties(StructureProperties.class)
class StructureManagement {

    private static final Logger log = LoggerFactory.getLogger(StructureManagement.class);

    /** The deadline kind of a post whose person is called; the deadline's order is the post. */
    static final String ANSWER = "POST_ANSWER";

    private static final String MATTER = "POST";
    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("收到，即到岗", "不能到岗", "已到岗");
    private static final int AT_ONCE = 100;

    /**
     * How words reached us.
     *
     * @param onBehalfOf whose they are, when the duty room enters them; then the channel is {@code via}
     */
    private record Heard(Reply reply, String onBehalfOf, String via, Instant at) {}

    private final Structures structures;
    private final StructureTemplates templates;
    private final StructureProperties properties;
    private final DutyRoster roster;
    private final PersonCalls calls;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StructureManagement(
            Structures structures,
            StructureTemplates templates,
            StructureProperties properties,
            DutyRoster roster,
            PersonCalls calls,
            IncidentManagement incidents,
            Deadlines deadlines,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.structures = structures;
        this.templates = templates;
        this.properties = properties;
        this.roster = roster;
        this.calls = calls;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A level was started: the form that belongs to it waits for somebody to raise it. */
    void propose(IncidentId id, ResponseLevel level) {
        Incident incident = incidents.get(id);
        Optional<StructureTemplate> proposed = templates.proposedFor(incident, level);
        boolean known = proposed.isEmpty()
                || structures
                        .findStanding(id)
                        .filter(it -> it.templateId().equals(proposed.get().id()))
                        .isPresent()
                || structures
                        .findProposal(id)
                        .filter(it -> it.templateId().equals(proposed.get().id()))
                        .isPresent();
        if (!known) {
            structures.propose(id, proposed.get(), level, clock.instant());
            journal.record(new StructureEvent.CommandStructureProposed(
                    id, proposed.get().id(), proposed.get().name(), level));
        }
    }

    /**
     * Raises a structure: every post for which somebody is on duty calls its first person.
     *
     * @throws Problem 409 {@code structure-standing} while another one stands
     */
    void activate(IncidentId id, String templateId, String by) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict("incident-over", "事件已结束，不能再启动指挥体系");
        }
        StructureTemplate template = templates
                .find(incident.divisionCode(), templateId)
                .orElseThrow(() -> Problem.invalid("templateId", "没有这个指挥体系模板，请从列表里选"));
        Instant now = clock.instant();
        Structures.Structure structure = new Structures.Structure(
                UUID.randomUUID(), id, template.id(), template.version(), template.name(), now, by);
        if (!structures.add(structure)) {
            String standing =
                    structures.findStanding(id).map(Structures.Structure::name).orElse("");
            throw Problem.conflict("structure-standing", "“" + standing + "”正在运行，请先撤收再启动另一套");
        }
        structures.settleProposal(id);
        List<Post> posts = filled(structure, incident, template);
        posts.forEach(structures::add);
        int vacant =
                (int) posts.stream().filter(it -> it.state() == State.VACANT).count();
        journal.record(new StructureEvent.CommandStructureActivated(
                id, structure.id(), template.id(), template.version(), template.name(), posts.size(), vacant));
        posts.stream().filter(it -> !it.candidates().isEmpty()).forEach(it -> callNext(incident, structure, it));
    }

    /** Who is on duty fills the posts; nobody is called to two while somebody else could take the second. */
    private List<Post> filled(Structures.Structure structure, Incident incident, StructureTemplate template) {
        Map<From, Optional<DivisionCode>> divisions = Map.of(
                From.COUNTY, Optional.of(incident.divisionCode().county()),
                From.TOWNSHIP,
                        Optional.of(incident.divisionCode()).filter(it -> it.level() == DivisionCode.Level.TOWNSHIP),
                From.CITY, incident.divisionCode().county().above());
        Map<From, List<DutyUnit>> units = new HashMap<>();
        Map<From, List<OnDuty>> onDuty = new HashMap<>();
        template.posts().stream().map(Seat::from).distinct().forEach(from -> {
            units.put(from, divisions.get(from).map(roster::unitsOf).orElse(List.of()));
            onDuty.put(from, divisions.get(from).map(roster::allAt).orElse(List.of()));
        });
        Set<String> called = new HashSet<>();
        List<Post> posts = new ArrayList<>();
        for (Seat seat : template.posts()) {
            DutyUnit unit = units.get(seat.from()).stream()
                    .filter(it -> it.function() == seat.function())
                    .findFirst()
                    .orElse(null);
            List<DutyPerson> candidates =
                    unit == null ? List.of() : candidates(seat.part(), unit, onDuty.get(seat.from()));
            List<DutyPerson> free = new ArrayList<>(candidates);
            free.sort(Comparator.comparing(it -> called.contains(it.name() + it.phone())));
            free.stream().findFirst().ifPresent(it -> called.add(it.name() + it.phone()));
            posts.add(new Post(
                    PostId.next(),
                    structure.id(),
                    incident.id(),
                    posts.size() + 1,
                    seat.name(),
                    seat.tier(),
                    unit == null ? null : unit.id(),
                    unit == null ? null : unit.name(),
                    State.VACANT,
                    free,
                    List.of()));
        }
        return posts;
    }

    private static List<DutyPerson> candidates(Part part, DutyUnit unit, List<OnDuty> onDuty) {
        return onDuty.stream()
                .filter(it -> it.unit().id().equals(unit.id()))
                .findFirst()
                .map(it -> part == Part.LEADER ? it.leaderFirst() : it.officersFirst())
                .orElse(List.of());
    }

    /** The next one who may be called, or nobody is left and a person must see to the post. */
    private void callNext(Incident incident, Structures.Structure structure, Post post) {
        if (post.candidates().isEmpty()) {
            structures.move(post.id(), State.UNANSWERED, List.of());
            journal.record(new StructureEvent.PostUnanswered(
                    incident.id(),
                    post.id(),
                    post.name(),
                    post.unitName(),
                    post.calls().size()));
            return;
        }
        callTo(
                incident,
                structure,
                post,
                post.candidates().get(0),
                post.candidates().subList(1, post.candidates().size()));
    }

    private void callTo(
            Incident incident, Structures.Structure structure, Post post, DutyPerson person, List<DutyPerson> others) {
        Post.Call call = new Post.Call(
                UUID.randomUUID(),
                post.calls().size() + 1,
                person,
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        structures.add(post.id(), call);
        structures.move(post.id(), State.CALLED, others);
        Deadline due = deadlines.open(
                incident.id(), post.id().value(), ANSWER, "叫应 " + post.name(), properties.answerWithin());
        calls.call(new PersonCall(
                call.id(),
                MATTER,
                incident.id(),
                incident.divisionCode(),
                incident.exercise(),
                post.name(),
                person.name(),
                person.phone(),
                incident.title() + "启动" + structure.name() + "，您任" + post.name() + "，请立即到指挥部到岗。",
                REPLIES));
        journal.record(new StructureEvent.PostCalled(
                incident.id(),
                post.id(),
                post.name(),
                post.unitName(),
                person.name(),
                person.title(),
                call.order(),
                due.dueAt()));
    }

    @EventListener
    public void on(PersonReached reached) {
        if (!reached.matter().equals(MATTER) || !structures.notified(reached.callId(), reached.at())) {
            return;
        }
        structures.postOfCall(reached.callId()).flatMap(structures::find).ifPresent(post -> post.call(reached.callId())
                .filter(Post.Call::open)
                .ifPresent(call -> journal.record(new StructureEvent.PostNotified(
                        post.incidentId(), post.id(), post.name(), call.person().name(), reached.channelLabel()))));
    }

    @EventListener
    public void on(PersonAnswered answered) {
        if (answered.matter().equals(MATTER)) {
            structures
                    .lockStanding(answered.incidentId())
                    .ifPresentOrElse(
                            structure -> structures
                                    .postOfCall(answered.callId())
                                    .flatMap(structures::find)
                                    .ifPresent(post -> hear(
                                            structure,
                                            post,
                                            post.call(answered.callId()).orElseThrow(),
                                            new Heard(answered.reply(), null, answered.via(), answered.at()))),
                            () -> hearTooLate(answered));
        }
    }

    /** The structure is stood down: what they say is kept, and changes nothing. */
    private void hearTooLate(PersonAnswered answered) {
        structures.postOfCall(answered.callId()).flatMap(structures::find).ifPresent(post -> {
            Post.Call call = post.call(answered.callId()).orElseThrow();
            tell(new Heard(answered.reply(), null, answered.via(), answered.at()), post, call, true);
        });
    }

    /**
     * The duty room enters what it heard.
     *
     * @throws Problem 409 {@code nobody-called} when nobody of this name was called to the post
     */
    void answerFor(IncidentId id, PostId postId, Reply reply, String onBehalfOf, String via) {
        Structures.Structure structure = requireStanding(id);
        Post post = require(structure, postId);
        Post.Call call = post.calls().stream()
                .filter(it -> it.person().name().equals(onBehalfOf))
                .reduce((one, other) -> other)
                .orElseThrow(() -> Problem.conflict(
                        "nobody-called",
                        post.name() + "没有呼叫过" + onBehalfOf + "。"
                                + post.current()
                                        .map(it -> "现呼叫的是" + it.person().name() + "；要换人请用“替换”。")
                                        .orElse("请先指定人选。")));
        hear(structure, post, call, new Heard(reply, onBehalfOf, via, clock.instant()));
    }

    private void hear(Structures.Structure structure, Post post, Post.Call call, Heard heard) {
        if (heard.reply() == Reply.NO) {
            decline(structure, post, call, heard);
            return;
        }
        boolean arrives = heard.reply() == Reply.DONE;
        if (call.answer() == Answer.COMING && (!arrives || call.arrivedAt() != null)) {
            return; // said again
        }
        boolean counts = call.open();
        boolean replaced =
                "REPLACED".equals(call.endedBy()) || !post.structureId().equals(structure.id());
        boolean late = !counts;
        structures.answered(call.id(), Answer.COMING, heard.via(), heard.at());
        if (arrives) {
            structures.arrived(call.id(), heard.at());
        }
        if (!counts && !post.state().held() && !replaced) {
            // nobody else has answered yet: who comes late is better than nobody
            post.current().ifPresent(it -> end(it, "OVERTAKEN"));
            structures.reopened(call.id());
            counts = true;
        }
        if (counts) {
            calls.leave(call.id());
            deadlines.meet(post.incidentId(), post.id().value(), ANSWER);
            structures.move(post.id(), arrives ? State.AT_POST : State.ANSWERED, post.candidates());
        }
        tell(heard, post, call, late);
    }

    private void decline(Structures.Structure structure, Post post, Post.Call call, Heard heard) {
        if (call.answer() == Answer.DECLINED) {
            return;
        }
        structures.answered(call.id(), Answer.DECLINED, heard.via(), heard.at());
        tell(heard, post, call, !call.open());
        if (call.open() && post.structureId().equals(structure.id())) {
            end(call, "DECLINED");
            deadlines.cancel(post.incidentId(), post.id().value(), ANSWER);
            callNext(incidents.get(post.incidentId()), structure, post);
        }
    }

    private void tell(Heard heard, Post post, Post.Call call, boolean late) {
        long seconds = Duration.between(call.calledAt(), heard.at()).toSeconds();
        String name = call.person().name();
        StructureEvent event =
                switch (heard.reply()) {
                    case YES -> new StructureEvent.PostAnswered(
                            post.incidentId(), post.id(), post.name(), name, seconds, late, heard.onBehalfOf());
                    case NO -> new StructureEvent.PostDeclined(
                            post.incidentId(), post.id(), post.name(), name, seconds, heard.onBehalfOf());
                    case DONE -> new StructureEvent.PostTaken(
                            post.incidentId(), post.id(), post.name(), name, seconds, heard.onBehalfOf());
                };
        journal.record(event, null, heard.via());
    }

    private void end(Post.Call call, String why) {
        structures.ended(call.id(), why, clock.instant());
        calls.leave(call.id());
    }

    /** Somebody else is called to the post, whoever holds it now. */
    void replace(IncidentId id, PostId postId, DutyPerson person, String reason) {
        Structures.Structure structure = requireStanding(id);
        Post post = require(structure, postId);
        Optional<Post.Call> current = post.current();
        if (current.filter(it -> it.person().name().equals(person.name())).isPresent()) {
            throw Problem.invalid("name", person.name() + "正是这个岗位的人，请换一个人");
        }
        current.ifPresent(it -> end(it, "REPLACED"));
        deadlines.cancel(id, post.id().value(), ANSWER);
        journal.record(new StructureEvent.PostReplaced(
                id,
                post.id(),
                post.name(),
                person.name(),
                current.map(it -> it.person().name()).orElse(null),
                reason));
        callTo(incidents.get(id), structure, post, person, post.candidates());
    }

    /**
     * Whom the roster names at this moment is called once more.
     *
     * @throws Problem 409 while somebody is called or holds the post, or when nobody is on duty
     */
    void callAgain(IncidentId id, PostId postId) {
        Structures.Structure structure = requireStanding(id);
        Post post = require(structure, postId);
        if (post.state() != State.UNANSWERED && post.state() != State.VACANT) {
            throw Problem.conflict(
                    "illegal-transition",
                    post.state() == State.CALLED ? post.name() + "正在呼叫，等应答或换人" : post.name() + "已有人，要换人请用“替换”");
        }
        Incident incident = incidents.get(id);
        Seat seat = templates.find(incident.divisionCode(), structure.templateId()).stream()
                .flatMap(it -> it.posts().stream())
                .filter(it -> it.name().equals(post.name()))
                .findFirst()
                .orElse(null);
        List<DutyPerson> candidates = post.unitId() == null
                ? List.of()
                : roster.ofUnit(post.unitId())
                        .map(it -> seat != null && seat.part() == Part.OFFICER ? it.officersFirst() : it.leaderFirst())
                        .orElse(List.of());
        if (candidates.isEmpty()) {
            throw Problem.conflict("nobody-on-duty", post.name() + "的单位现在无人值班，请用“替换”指定人选");
        }
        callTo(incident, structure, post, candidates.get(0), candidates.subList(1, candidates.size()));
    }

    void standDown(IncidentId id, String reason) {
        standDown(requireStanding(id), reason);
    }

    /** The incident is over, and its structure with it. */
    void standDownIfStanding(IncidentId id, String reason) {
        structures.settleProposal(id);
        structures.lockStanding(id).ifPresent(it -> standDown(it, reason));
    }

    private void standDown(Structures.Structure structure, String reason) {
        for (Post post : structures.list(structure.id())) {
            post.current().ifPresent(it -> end(it, "STOOD_DOWN"));
            deadlines.cancel(structure.incidentId(), post.id().value(), ANSWER);
        }
        structures.stoodDown(structure.id(), clock.instant());
        journal.record(new StructureEvent.CommandStructureStoodDown(
                structure.incidentId(), structure.id(), structure.name(), reason));
    }

    private Structures.Structure requireStanding(IncidentId id) {
        return structures.lockStanding(id).orElseThrow(() -> Problem.conflict("no-structure", "指挥体系还没有启动，请先启动"));
    }

    private Post require(Structures.Structure structure, PostId id) {
        return structures
                .find(id)
                .filter(it -> it.structureId().equals(structure.id()))
                .orElseThrow(() -> Problem.notFound("岗位"));
    }

    /** Whoever has not answered in time gives way to the next one; stored, so a restart goes on with it. */
    @Scheduled(fixedDelay = 1000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        for (Deadline passed : deadlines.listPassed(List.of(ANSWER), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(
                        status -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> passed(passed)));
            } catch (RuntimeException e) {
                // the others are not kept waiting; this one is looked at again in a second
                log.warn("post {} could not go on: {}", passed.orderId(), e.toString());
            }
        }
    }

    private void passed(Deadline deadline) {
        PostId id = new PostId(deadline.orderId());
        Optional<Structures.Structure> structure = structures.lockStanding(deadline.incidentId());
        if (deadlines.fire(deadline.incidentId(), deadline.orderId(), ANSWER).isEmpty() || structure.isEmpty()) {
            return;
        }
        structures
                .find(id)
                .filter(it -> it.structureId().equals(structure.get().id()))
                .ifPresent(post -> {
                    post.current().ifPresent(it -> end(it, "NO_ANSWER"));
                    callNext(incidents.get(post.incidentId()), structure.get(), post);
                });
    }
}
