package org.muster.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.muster.account.Caller;
import org.muster.gauge.Measure;
import org.muster.gauge.SiteLimits;
import org.muster.gauge.SiteLimits.Limit;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.Problem;
import org.muster.trigger.SiteMeasures.Key;
import org.muster.trigger.SiteMeasures.Place;
import org.muster.trigger.TriggerRules.Answer;
import org.muster.trigger.TriggerRules.Question;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rain that is expected at a site, entered by the duty room or sent by the met office; it asks for getting ready only. */
@RestController
class RainForecastController {

    private static final Duration FARTHEST = Duration.ofDays(3);

    /**
     * @param window within which it is expected to fall: PT1H, PT3H or PT6H
     * @param until when the forecast has lapsed
     * @param source who says so
     */
    record ForecastForm(
            @NotNull(message = "请给出时段 window：PT1H、PT3H 或 PT6H") Duration window,
            @NotNull(message = "请给出预报雨量（毫米）") @DecimalMin(value = "0", message = "雨量不能为负") @DecimalMax(value = "2000", message = "雨量不超过 2000 毫米") Double millimetres,
            @NotNull(message = "请给出预报有效到何时") Instant until,
            @NotBlank(message = "请写明预报来源") @Size(max = 100, message = "来源不超过 100 字") String source,
            boolean exercise) {}

    /** @param mode what it asks for: NONE or PREPARE */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Taken(Mode mode, Double limit) {}

    private final SiteLimits sites;
    private final TriggerWatch watch;
    private final TriggerTeller teller;
    private final TriggerRules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RainForecastController(
            SiteLimits sites,
            TriggerWatch watch,
            TriggerTeller teller,
            TriggerRules rules,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sites = sites;
        this.watch = watch;
        this.teller = teller;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @PostMapping("/api/risk-sources/{id}/forecasts")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER') or hasAuthority('SCOPE_readings')")
    @ResponseStatus(HttpStatus.CREATED)
    Taken take(@PathVariable String id, @Valid @RequestBody ForecastForm form) {
        Site site = sites.site(id)
                .filter(it -> Caller.current().covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("风险点"));
        Measure measure = measureOf(form.window());
        Instant now = clock.instant();
        if (!form.until().isAfter(now) || form.until().isAfter(now.plus(FARTHEST))) {
            throw Problem.invalid("until", "预报有效期须在现在之后、三天之内");
        }
        Limit limit = sites.limit(id, measure);
        if (limit == null || limit.prepare() == null) {
            return new Taken(Mode.NONE, null);
        }
        Optional<Answer> asked = rules.evacuation(
                        new Question(site.kind(), form.millimetres(), limit.prepare(), null, false))
                .map(it -> new Answer(it.mode(), it.rule(), limit.source() + "；预报来源：" + form.source(), limit.flag()));
        Mode mode = asked.map(Answer::mode).orElse(Mode.NONE);
        String words = "预报（%s）%s %s mm ≥ 准备转移值 %s mm"
                .formatted(
                        form.source(),
                        measure.label(),
                        TriggerWatch.plain(form.millimetres()),
                        TriggerWatch.plain(limit.prepare()));
        transaction.executeWithoutResult(status -> watch.say(
                new Key(new Place(id, form.exercise()), Measure.FORECAST, measure.name()),
                // one that asks for nothing is kept too: the evening's consultation looks at it
                new MeasureState(mode, now, form.millimetres(), limit.prepare(), null),
                asked.orElse(null),
                words,
                form.until()));
        teller.tellNew();
        return new Taken(mode, limit.prepare());
    }

    private static Measure measureOf(Duration window) {
        for (Measure it : Measure.values()) {
            if (it.rain() && it.window().equals(window)) {
                return it;
            }
        }
        throw Problem.invalid("window", "时段须为 PT1H、PT3H 或 PT6H");
    }
}
