package org.muster.warning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.integrations.cap.CapBreach;
import org.muster.integrations.cap.CapRule;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** The message breaks rules that leave its meaning in doubt; every one of them is named with its place. */
class WarningRefused extends Problem {

    private final transient List<CapBreach> breaches;

    WarningRefused(List<CapBreach> breaches) {
        super(status(breaches), "cap-refused", "预警报文有误", detail(breaches));
        this.breaches = breaches;
        with(
                "errors",
                breaches.stream()
                        .map(it -> new FieldError(it.place(), it.rule().chinese()))
                        .toList());
        with("breaches", breaches.stream().map(WarningRefused::view).toList());
    }

    List<CapBreach> breaches() {
        return breaches;
    }

    private static HttpStatus status(List<CapBreach> breaches) {
        return breaches.stream().anyMatch(it -> it.rule() == CapRule.TOO_LARGE)
                ? HttpStatus.PAYLOAD_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static String detail(List<CapBreach> breaches) {
        CapBreach first = breaches.stream().filter(CapBreach::fatal).findFirst().orElse(breaches.get(0));
        return first.sentence() + (breaches.size() > 1 ? "；共 " + breaches.size() + " 处，逐条见 breaches。" : "。")
                + "请改正后重发。";
    }

    static Map<String, Object> view(CapBreach it) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", it.rule().name());
        view.put("fatal", it.fatal());
        view.put("place", it.place());
        view.put("line", it.line());
        view.put("found", it.found());
        view.put("chinese", it.rule().chinese());
        view.put("english", it.rule().english());
        return view;
    }
}
