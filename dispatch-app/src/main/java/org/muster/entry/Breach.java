package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What of an entry is against the rule. It never keeps an entry from being counted: who is inside is inside.
 *
 * @param name whom it is about, or null for the whole entry
 * @param other the number of the other entry it is about, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Breach(Kind kind, String name, Integer other) {

    enum Kind {
        /** 双人同进同出. */
        ALONE,
        /** 救援组着装待命. */
        NO_STANDBY,
        /** Still counted inside in another entry: counted twice, or the way out was never told. */
        STILL_INSIDE,
        /** Came out and was not decontaminated. */
        NOT_DECONTAMINATED,
        /** The same name twice in one entry: two people, or one written twice. */
        NAMED_TWICE,
        /** Went in before the incident was closed or called off; the word came afterwards. */
        TOLD_AFTER_THE_END
    }

    static Breach of(Kind kind) {
        return new Breach(kind, null, null);
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    String text() {
        return switch (kind) {
            case ALONE -> "单人进入";
            case NO_STANDBY -> "没有着装待命的救援组";
            case STILL_INSIDE -> name + "还登记在第 " + other + " 组里面";
            case NOT_DECONTAMINATED -> name + "从第 " + other + " 组出来后还没有洗消完";
            case NAMED_TWICE -> name + "写了两次，请核对是不是两个人";
            case TOLD_AFTER_THE_END -> "事件已结束才报到，进入在结束之前";
        };
    }
}
