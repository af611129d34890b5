package org.muster.site;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.muster.journal.Journal;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The site headquarters 前线指挥部 and its groups. Each command is one transaction and tells the journal. */
@Service
@Transactional
public class SiteManagement {

    private static final int MOST_GROUPS = 24;

    private final Sites sites;
    private final SiteGate gate;
    private final GroundRules ground;
    private final SectorManagement sectors;
    private final CommandManagement command;
    private final SiteProperties properties;
    private final Journal journal;
    private final Clock clock;

    SiteManagement(
            Sites sites,
            SiteGate gate,
            GroundRules ground,
            SectorManagement sectors,
            CommandManagement command,
            SiteProperties properties,
            Journal journal,
            Clock clock) {
        this.sites = sites;
        this.gate = gate;
        this.ground = ground;
        this.sectors = sectors;
        this.command = command;
        this.properties = properties;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sets the headquarters up, or when it stands changes it. The commander it is set up under commands at once when
     * nobody has so far; from anybody else command is handed over with both signatures, never by this.
     *
     * @param revision 0 to set it up, later what the one who changes it has seen
     * @param commander for the setting up only; null leaves command as it is
     * @param withGroups also forms the posts and groups usual for the hazard
     */
    void establish(IncidentId id, int revision, Headquarters wanted, Commander commander, boolean withGroups) {
        SiteGate.Held held = gate.hold(id);
        Headquarters standing = held.site().headquarters();
        SiteGate.mustBeFresh("前线指挥部", held.site().revision(), revision);
        ground.check(
                new Shape(Shape.Kind.POINT, List.of(wanted.location())),
                held.incident().location());
        if (wanted.equals(standing)) {
            return;
        }
        sites.headquarters(id, wanted, clock.instant());
        if (standing != null) {
            journal.record(new SiteEvent.SiteHeadquartersChanged(id, wanted, standing));
            return;
        }
        journal.record(new SiteEvent.SiteHeadquartersEstablished(id, wanted, commander));
        if (commander != null && held.site().commander() == null) {
            command.assume(id, commander);
        }
        if (withGroups) {
            formUsual(held);
        }
    }

    private void formUsual(SiteGate.Held held) {
        IncidentId id = held.incident().id();
        List<String> standing =
                sites.listGroups(id).stream().map(SiteGroup::name).toList();
        SiteProperties.Posts usual = properties.postsFor(held.incident().hazard());
        usual.above().stream()
                .filter(it -> !standing.contains(it))
                .forEach(it -> form(id, SiteGroup.Tier.ABOVE, it, null, null));
        usual.groups().stream()
                .filter(it -> !standing.contains(it))
                .forEach(it -> form(id, SiteGroup.Tier.GROUP, it, null, null));
    }

    GroupId form(IncidentId id, SiteGroup.Tier tier, String name, InCharge leader, String talkGroup) {
        gate.hold(id);
        List<SiteGroup> standing = sites.listGroups(id);
        if (standing.size() >= MOST_GROUPS) {
            throw Problem.invalid("name", "指挥体系最多 " + MOST_GROUPS + " 个岗位和工作组");
        }
        mustBeUnused(standing, name, null);
        SiteGroup group = new SiteGroup(GroupId.next(), id, tier, name, leader, talkGroup, null, 1);
        sites.add(group);
        journal.record(new SiteEvent.GroupFormed(id, group.id(), name, tier, leader, talkGroup));
        return group.id();
    }

    void change(IncidentId id, GroupId groupId, int revision, String name, InCharge leader, String talkGroup) {
        gate.hold(id);
        SiteGroup group = sites.requireGroup(id, groupId);
        SiteGate.mustBeFresh("“" + group.name() + "”", group.revision(), revision);
        mustBeUnused(sites.listGroups(id), name, groupId);
        boolean retuned = !Objects.equals(talkGroup, group.talkGroup());
        if (!retuned && name.equals(group.name()) && Objects.equals(leader, group.leader())) {
            return;
        }
        sites.change(groupId, name, leader, talkGroup);
        journal.record(new SiteEvent.GroupChanged(id, groupId, name, leader, talkGroup));
        if (retuned) {
            sectors.tellCrews(id, it -> groupId.equals(it.groupId()), group.talkGroup());
        }
    }

    /** @throws Problem 409 {@code group-not-empty} while crews belong to it */
    void dissolve(IncidentId id, GroupId groupId, String reason) {
        gate.hold(id);
        SiteGroup group = sites.requireGroup(id, groupId);
        long crews = sites.assignments(id).stream()
                .filter(it -> groupId.equals(it.groupId()))
                .count();
        if (crews > 0) {
            throw Problem.conflict("group-not-empty", group.name() + "还有 " + crews + " 支队伍，请先改编到别处");
        }
        sites.dissolved(groupId, clock.instant());
        journal.record(new SiteEvent.GroupDissolved(id, groupId, group.name(), reason));
    }

    private static void mustBeUnused(List<SiteGroup> standing, String name, GroupId own) {
        if (standing.stream().anyMatch(it -> it.name().equals(name) && !it.id().equals(own))) {
            throw Problem.invalid("name", "已有“" + name + "”，请换个名称");
        }
    }
}
