package org.muster.hazardzone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.firm.Firm;
import org.muster.firm.FirmId;
import org.muster.firm.Firms;
import org.muster.hazardzone.HazardZone.Asked;
import org.muster.hazardzone.HazardZone.Correction;
import org.muster.hazardzone.HazardZone.Result;
import org.muster.hazardzone.HazardZone.SubstanceHead;
import org.muster.hazardzone.HazardZone.WindView;
import org.muster.incident.Incident;
import org.muster.reading.Winds;
import org.muster.substance.Confidence;
import org.muster.substance.IsolationGuide;
import org.muster.substance.IsolationGuide.Advice;
import org.muster.substance.Spill;
import org.muster.substance.Substance;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Works out the zone of a leak: substance and size give the distances, the sun says which of them, the wind says where. */
@Component
class Evaluator {

    private static final List<String> SIDES = List.of("北", "东北", "东", "东南", "南", "西南", "西", "西北");

    private final Substances substances;
    private final IsolationGuide guide;
    private final Firms firms;
    private final Winds winds;
    private final Surveyor surveyor;
    private final Clock clock;
    private final Duration windStale;

    /** @param windStale how old a wind may be to turn a zone by; no rule says so [?] */
    Evaluator(
            Substances substances,
            IsolationGuide guide,
            Firms firms,
            Winds winds,
            Surveyor surveyor,
            Clock clock,
            @Value("${muster.hazard-zone.wind-stale:PT30M}") Duration windStale) {
        this.substances = substances;
        this.guide = guide;
        this.firms = firms;
        this.winds = winds;
        this.surveyor = surveyor;
        this.clock = clock;
        this.windStale = windStale;
    }

    /** Whether the wind the zone stands in is too old to stand in. */
    boolean stale(Result result) {
        return result.wind() != null && result.wind().at().plus(windStale).isBefore(clock.instant());
    }

    Result evaluate(Incident incident, Asked asked, Correction correction) {
        Instant now = clock.instant();
        List<String> words = new ArrayList<>();
        Daylight light = Daylight.at(asked.source(), now);
        Spill spill = spill(asked, words);
        Substance substance = substance(asked, spill, light.night(), words);
        List<Advice> advices = new ArrayList<>(List.of(guide.advise(substance, spill, light.night())));
        if (asked.fire()) {
            advices.add(guide.advise(substance, Spill.FIRE, light.night()));
        }
        int tableIsolate =
                advices.stream().mapToInt(Advice::isolateMetres).max().orElseThrow();
        int tableDownwind =
                advices.stream().mapToInt(Advice::downwindMetres).max().orElseThrow();
        advices.stream().flatMap(it -> it.words().stream()).distinct().forEach(words::add);
        int isolate =
                correction == null || correction.isolateMetres() == null ? tableIsolate : correction.isolateMetres();
        int downwind =
                correction == null || correction.downwindMetres() == null ? tableDownwind : correction.downwindMetres();

        Optional<Winds.Known> wind = winds.at(incident);
        boolean fresh = wind.isPresent() && !wind.get().at().plus(windStale).isBefore(now);
        String why = whyAllRound(correction, wind, fresh, now);
        Integer bearing = why != null
                ? null
                : correction != null && correction.bearing() != null
                        ? correction.bearing()
                        : Integer.valueOf((wind.orElseThrow().wind().degrees() + 180) % 360);
        HazardArea area = new HazardArea(asked.source(), isolate, downwind, bearing);
        return new Result(
                substance == null ? null : head(substance),
                spill,
                spill.label() + (asked.fire() ? "、储罐着火" : ""),
                asked.fire(),
                light.night(),
                light.until(),
                fresh
                        ? wind.map(it -> new WindView(
                                        it.wind().speed(),
                                        it.wind().degrees(),
                                        it.wind().calm() ? "静风" : it.wind().inWords(),
                                        it.at(),
                                        it.source()))
                                .orElse(null)
                        : null,
                bearing == null,
                why,
                bearing,
                bearing == null ? "无风向可依，各方向均按下风处理，先侦检后进入" : "从" + side((bearing + 180) % 360) + "（上风向）接近",
                isolate,
                downwind,
                tableIsolate,
                tableDownwind,
                advices.stream().map(Advice::flag).reduce(Confidence::and).orElseThrow(),
                advices.stream().map(Advice::source).distinct().collect(Collectors.joining("；")),
                List.copyOf(words),
                area.square(),
                surveyor.survey(
                        area,
                        asked.source(),
                        asked.firmId(),
                        incident.divisionCode().county()));
    }

    private String whyAllRound(Correction correction, Optional<Winds.Known> wind, boolean fresh, Instant now) {
        if (correction != null && correction.allRound()) {
            return "指挥员定为全向";
        }
        if (correction != null && correction.bearing() != null) {
            return null;
        }
        if (wind.isEmpty()) {
            return "风情不明，按全向警戒；请派人测风";
        }
        if (!fresh) {
            return "最近一次风情已过 " + Duration.between(wind.get().at(), now).toMinutes() + " 分钟，按全向警戒；请派人测风";
        }
        return wind.get().wind().calm() ? "静风，气云四散，按全向警戒" : null;
    }

    private static Spill spill(Asked asked, List<String> words) {
        if (asked.litres() != null) {
            return Spill.ofLitres(asked.litres());
        }
        if (asked.spill() != null) {
            return asked.spill();
        }
        words.add("泄漏量未报，按大量泄漏从严；查明后改判");
        return Spill.LARGE;
    }

    /** What it is, as far as anybody knows; of several it may be, the one that reaches farthest. */
    private Substance substance(Asked asked, Spill spill, boolean night, List<String> words) {
        if (asked.substanceId() != null) {
            Optional<Substance> chosen = substances.find(asked.substanceId());
            if (chosen.isPresent() && asked.unSaid() == null) {
                return chosen.get();
            }
            return either(chosen, byNumber(asked.unSaid(), spill, night, words), asked, spill, night, words);
        }
        Optional<Substance> named =
                asked.substanceSaid() == null ? Optional.empty() : substances.named(asked.substanceSaid());
        if (asked.substanceSaid() != null && named.isEmpty()) {
            words.add("卡片库里没有“" + asked.substanceSaid() + "”，请核对名称");
        }
        Optional<Substance> numbered = byNumber(asked.unSaid(), spill, night, words);
        if (named.isEmpty() && numbered.isEmpty() && asked.firmId() != null) {
            return stored(new FirmId(asked.firmId()), spill, night, words);
        }
        return either(named, numbered, asked, spill, night, words);
    }

    private Substance either(
            Optional<Substance> named,
            Optional<Substance> numbered,
            Asked asked,
            Spill spill,
            boolean night,
            List<String> words) {
        if (named.isEmpty()
                || numbered.isEmpty()
                || named.get().id().equals(numbered.get().id())) {
            return named.or(() -> numbered).orElse(null);
        }
        Substance graver = farthest(Stream.of(named.get(), numbered.get()).toList(), spill, night);
        words.add("UN " + asked.unSaid() + " 是" + numbered.get().name() + "，不是"
                + named.get().name() + "：名称与编号不符，先按距离更大的" + graver.name() + "警戒，请核对罐体标签");
        return graver;
    }

    private Optional<Substance> byNumber(String un, Spill spill, boolean night, List<String> words) {
        if (un == null) {
            return Optional.empty();
        }
        List<Substance> found = substances.listOfUn(un);
        if (found.isEmpty()) {
            words.add("UN " + un + " 不在卡片库：请核对罐体、标签上的 UN 号（4 位数字）");
            return Optional.empty();
        }
        return Optional.of(farthest(found, spill, night));
    }

    private Substance stored(FirmId firm, Spill spill, boolean night, List<String> words) {
        List<SubstanceId> held = firms.holdings(List.of(firm)).getOrDefault(firm, List.of()).stream()
                .map(Firm.Holding::substanceId)
                .distinct()
                .toList();
        List<Substance> cards = List.copyOf(substances.byId(held).values());
        if (cards.isEmpty()) {
            return null;
        }
        Substance farthest = farthest(cards, spill, night);
        words.add(
                cards.size() == 1
                        ? "物质未报：按企业档案为" + farthest.name() + "，请现场核实"
                        : "物质未报：企业存有 " + cards.size() + " 种，先按距离最大的" + farthest.name() + "警戒，请现场核实");
        return farthest;
    }

    private Substance farthest(List<Substance> all, Spill spill, boolean night) {
        return all.stream()
                .max(Comparator.<Substance>comparingInt(it -> reach(it, spill, night))
                        .thenComparing(it -> it.id().value()))
                .orElseThrow();
    }

    private int reach(Substance it, Spill spill, boolean night) {
        Advice advice = guide.advise(it, spill, night);
        return Math.max(advice.isolateMetres(), advice.downwindMetres());
    }

    private static SubstanceHead head(Substance it) {
        return new SubstanceHead(
                it.id(),
                it.name(),
                it.un().isEmpty() ? null : it.un().get(0),
                it.ergGuide(),
                it.inhalation(),
                it.waterReactive(),
                it.incompatible());
    }

    static String side(int bearing) {
        return SIDES.get((int) Math.round(bearing / 45.0) % 8);
    }
}
