package org.muster.level;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.Incident;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/**
 * Who may settle a level: who holds the post that the commanding division has set for it, or a higher one; who stands
 * above that division; and anybody who commands there while the post is vacant.
 */
@Component
public class LevelRights {

    /** For which post somebody signs, in Chinese. */
    record Seat(String post) {}

    private final LevelSettings settings;
    private final Posts posts;

    LevelRights(LevelSettings settings, Posts posts) {
        this.settings = settings;
        this.posts = posts;
    }

    /** Whether the caller may settle this level now; a level that needs two is settled by either. */
    public boolean may(Caller caller, Incident incident, ResponseLevel level, boolean late) {
        return seat(caller, incident, approver(incident, level), late).isPresent()
                || second(incident, level)
                        .flatMap(post -> seat(caller, incident, post, late))
                        .isPresent();
    }

    Post approver(Incident incident, ResponseLevel level) {
        return settings.of(incident.commandDivision()).approver(level);
    }

    /** The post of the second signature; empty where one is enough. */
    Optional<Post> second(Incident incident, ResponseLevel level) {
        return level == ResponseLevel.I
                ? Optional.of(settings.of(incident.commandDivision()).post(Setting.SECOND_I))
                : Optional.empty();
    }

    /** @param late asked so long ago that the next lower post stands in */
    Optional<Seat> seat(Caller caller, Incident incident, Post post, boolean late) {
        var division = incident.commandDivision();
        if (!caller.is(Role.COMMANDER, Role.LEADER) || !caller.covers(division)) {
            return Optional.empty();
        }
        if (!caller.divisions().contains(division)) {
            return Optional.of(new Seat("上级" + (caller.is(Role.LEADER) ? Role.LEADER : Role.COMMANDER).label()));
        }
        Post enough = late ? post.standIn() : post;
        List<Posts.Holder> holders = posts.list(division);
        boolean vacant = holders.stream().noneMatch(it -> it.post().atLeast(post));
        Optional<Posts.Holder> own = holders.stream()
                .filter(it -> it.username().equals(caller.username()))
                .findFirst();
        if (own.isPresent() && (vacant || own.get().post().atLeast(enough))) {
            String label = own.get().label();
            return Optional.of(
                    new Seat(own.get().post().atLeast(post) ? label : label + "代" + post.label(incident.hazard())));
        }
        return vacant
                ? Optional.of(new Seat("值班" + Role.COMMANDER.label() + "代" + post.label(incident.hazard())))
                : Optional.empty();
    }

    /** Names who may, so that the caller knows whom to ask. */
    Problem refusal(Caller caller, Incident incident, ResponseLevel level) {
        if (!caller.covers(incident.commandDivision())) {
            return Problem.forbidden("指挥权已移交上级，响应级别由统一指挥的一级批准；本级继续组织处置和调派。请报上级指挥员。");
        }
        return Problem.forbidden(level.label() + " 级响应由"
                + approver(incident, level).label(incident.hazard()) + "批准" + names(incident, level) + "。请报其批准。");
    }

    private String names(Incident incident, ResponseLevel level) {
        String names = holders(incident, level).stream()
                .map(it -> it.name() + "（" + it.label() + "）")
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? "" : "，现由" + names + "任职";
    }

    List<Posts.Holder> holders(Incident incident, ResponseLevel level) {
        Post post = approver(incident, level);
        return posts.list(incident.commandDivision()).stream()
                .filter(it -> it.post().atLeast(post))
                .toList();
    }
}
