package org.muster.callout;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.dispatch.OrderId;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.release.ReleaseOutlet;
import org.muster.integrations.release.SimulatedReleases;
import org.muster.integrations.shortmessage.SimulatedShortMessages;
import org.muster.integrations.voice.SimulatedVoice;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Plays the phones of a demo installation: what reached them, answering for them, and breaking the gateways. A
 * dispatcher plays the phones of their own divisions, an administrator all; without simulators none of this exists.
 */
@RestController
@RequestMapping("/api/simulator")
@PreAuthorize("hasAnyRole('DISPATCHER', 'ADMIN')")
class SimulatorController {

    private static final int MOST = 400;

    /**
     * A message or call in a phone.
     *
     * @param state SENT, DELIVERED, RINGING, ANSWERED, NO_ANSWER or BUSY
     * @param keys which answers the message asks for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            String channel,
            String text,
            Instant at,
            String state,
            String code,
            List<String> keys,
            String link) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Phone(String number, String name, String kind, String team, boolean exercise, List<Item> items) {}

    record ChannelState(String channel, Behaviour behaviour) {}

    record Simulators(List<ChannelState> channels, List<Phone> phones) {}

    record ReplyForm(
            @NotBlank(message = "请填写短信内容") @Size(max = 500, message = "短信不超过 500 字") String text,
            @Size(max = 100, message = "网关编号不超过 100 字") String smscId) {}

    record PickUp(@Pattern(regexp = "[0-9*#]", message = "按键须为 0 到 9、* 或 #") String key, boolean refuse) {}

    record BehaviourForm(@NotNull(message = "请选择通道状态") Behaviour behaviour) {}

    private record Known(
            UUID id,
            String name,
            String kind,
            String phone,
            String code,
            String notice,
            String state,
            boolean exercise,
            String team,
            UUID orderId,
            String memberId,
            UUID callId,
            String replies) {}

    private final SimulatedShortMessages shortMessages;
    private final SimulatedVoice voice;
    private final SimulatedReleases releases;
    private final CallOutWords words;
    private final CallLinks links;
    private final Jurisdiction jurisdiction;
    private final JdbcClient jdbc;
    private final boolean simulators;

    SimulatorController(
            SimulatedShortMessages shortMessages,
            SimulatedVoice voice,
            SimulatedReleases releases,
            CallOutWords words,
            CallLinks links,
            Jurisdiction jurisdiction,
            JdbcClient jdbc,
            @Value("${muster.simulators}") boolean simulators) {
        this.shortMessages = shortMessages;
        this.voice = voice;
        this.releases = releases;
        this.words = words;
        this.links = links;
        this.jurisdiction = jurisdiction;
        this.jdbc = jdbc;
        this.simulators = simulators;
    }

    /** Phones with the newest message first. */
    @GetMapping
    Simulators look() {
        requireSimulators();
        List<SimulatedShortMessages.Held> messages =
                shortMessages.messages().stream().limit(MOST).toList();
        List<SimulatedVoice.Held> calls = voice.calls().stream().limit(MOST).toList();
        Map<UUID, Known> known = known(Stream.concat(
                        messages.stream().map(it -> it.message().id()),
                        calls.stream().map(it -> it.call().id()))
                .toList());
        Map<String, List<Item>> byNumber = new LinkedHashMap<>();
        Map<String, Known> owners = new HashMap<>();
        messages.forEach(it -> {
            Known who = known.get(it.message().id());
            if (who != null) {
                owners.putIfAbsent(who.phone(), who);
                byNumber.computeIfAbsent(who.phone(), any -> new ArrayList<>())
                        .add(item(who, "SMS", it.message().text(), it.at(), who.state()));
            }
        });
        calls.forEach(it -> {
            Known who = known.get(it.call().id());
            if (who != null) {
                owners.putIfAbsent(who.phone(), who);
                String state = it.ringing() ? "RINGING" : it.ended().ending().name();
                byNumber.computeIfAbsent(who.phone(), any -> new ArrayList<>())
                        .add(item(who, "VOICE", it.call().text(), it.at(), state));
            }
        });
        List<Phone> phones = new ArrayList<>();
        byNumber.forEach((number, items) -> {
            Known owner = owners.get(number);
            items.sort(Comparator.comparing(Item::at).reversed());
            phones.add(new Phone(number, owner.name(), owner.kind(), owner.team(), owner.exercise(), items));
        });
        phones.sort(Comparator.comparing((Phone it) -> it.items().get(0).at()).reversed());
        return new Simulators(
                List.of(
                        new ChannelState("SMS", shortMessages.behaviour()),
                        new ChannelState("VOICE", voice.behaviour())),
                phones);
    }

    private Item item(Known who, String channel, String text, Instant at, String state) {
        List<String> keys =
                switch (Notice.valueOf(who.notice())) {
                    case ORDER, RECALL -> who.kind().equals("DUTY_OFFICER") ? List.of("1") : List.of("1", "2");
                    case STAND_DOWN -> who.kind().equals("LEADER") ? List.of("3") : List.of();
                    case WITHDRAWAL, NEWS -> List.of();
                    case CALL -> Stream.of("1", "2", "3")
                            .filter(who.replies()::contains)
                            .toList();
                };
        String link = who.callId() != null
                ? words.address(links.pathFor(who.callId()))
                : who.memberId() == null ? null : words.linkOf(new OrderId(who.orderId()), who.memberId());
        return new Item(who.id(), channel, text, at, state, who.code(), keys, link);
    }

    /** A phone writes to us; any number may, whether or not we know it. */
    @PostMapping("/phones/{number}/reply")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reply(@PathVariable String number, @Valid @RequestBody ReplyForm form) {
        requireSimulators();
        if (!number.matches("[+0-9 -]{3,20}")) {
            throw Problem.invalid("number", "号码须为 3 到 20 位数字");
        }
        shortMessages.reply(form.smscId() == null ? UUID.randomUUID().toString() : form.smscId(), number, form.text());
    }

    /** Picks a ringing call up, perhaps presses a key, or refuses it. */
    @PostMapping("/calls/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pickUp(@PathVariable UUID id, @Valid @RequestBody PickUp form) {
        requireSimulators();
        if (known(List.of(id)).isEmpty()) {
            throw Problem.notFound("电话");
        }
        boolean rang = form.refuse() ? voice.refuse(id) : voice.answer(id, form.key());
        if (!rang) {
            throw Problem.conflict("illegal-transition", "电话已挂断，不能再接");
        }
    }

    /** Makes a gateway, or a place where the public is told, slow, deaf or broken, and whole again. */
    @PostMapping("/channels/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void behave(@PathVariable String channel, @Valid @RequestBody BehaviourForm form) {
        requireSimulators();
        switch (channel) {
            case "SMS" -> shortMessages.behave(form.behaviour());
            case "VOICE" -> voice.behave(form.behaviour());
            default -> releases.behave(outlet(channel), form.behaviour());
        }
    }

    private static ReleaseOutlet.Channel outlet(String channel) {
        return Stream.of(ReleaseOutlet.Channel.values())
                .filter(it -> it.name().equals(channel))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("通道"));
    }

    private void requireSimulators() {
        if (!simulators) {
            throw Problem.notFound("模拟通道");
        }
    }

    /** What these messages are, as far as they are the caller's business. */
    private Map<UUID, Known> known(List<UUID> ids) {
        String[] scope = Caller.current().is(Role.ADMIN) ? new String[] {"%"} : jurisdiction.patterns();
        Set<UUID> wanted = Set.copyOf(ids);
        return jdbc
                .sql(
                        """
                select a.id, p.name, p.kind, p.phone, p.code, a.notice, a.state, a.exercise, coalesce(o.team_name, m.caption) team,
                       o.id order_id, p.member_id, m.id call_id,
                       concat(case when m.yes is not null then '1' end, case when m.no is not null then '2' end,
                              case when m.done is not null then '3' end) replies
                  from call_attempt a
                  join call_person p on p.id = a.person_id
                  left join call_out c on c.order_id = a.order_id
                  left join dispatch_order o on o.id = a.order_id
                  left join personal_call m on m.id = p.call_id
                 where a.id = any (?) and coalesce(c.division_code, m.division_code) like any (?)""")
                .params(wanted.toArray(UUID[]::new), scope)
                .query(Known.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::id, it -> it));
    }
}
