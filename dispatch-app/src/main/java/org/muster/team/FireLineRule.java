package org.muster.team;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A reason in law why a person must not be sent to fight a forest fire.
 *
 * @param name what the rule asks for
 * @param unfit what is said of somebody who does not meet it
 * @param source the law
 * @param met whether a member meets it on a day
 */
public record FireLineRule(String name, String unfit, String source, BiPredicate<Member, LocalDate> met) {

    /** 森林防火条例 Art 35, 浙江省森林消防条例 Art 28 and 34, 生产安全事故应急条例 (令708) Art 11. */
    private static final List<FireLineRule> ALL = List.of(
            new FireLineRule(
                    "notMinor", "未成年人", "森林防火条例第三十五条；浙江省森林消防条例第二十八条", (member, day) -> member.ageOn(day) >= 18),
            // who is elderly: 老年人权益保障法 Art 2, sixty years
            new FireLineRule("notElderly", "老年人（满 60 周岁）", "浙江省森林消防条例第二十八条", (member, day) -> member.ageOn(day) < 60),
            new FireLineRule("notPregnant", "孕妇", "森林防火条例第三十五条；浙江省森林消防条例第二十八条", (member, day) -> !member.pregnant()),
            new FireLineRule("notDisabled", "残疾人", "森林防火条例第三十五条；浙江省森林消防条例第二十八条", (member, day) -> !member.disabled()),
            new FireLineRule("notStudent", "中小学生", "浙江省森林消防条例第二十八条", (member, day) -> !member.student()),
            new FireLineRule("fitForWork", "体检不合格", "森林防火条例第三十五条（其他不适宜参加的人员）", (member, day) -> member.fit()),
            new FireLineRule("insured", "未投保人身意外伤害险", "突发事件应对法第四十条；浙江省森林消防条例第三十四条", (member, day) -> member.insured()),
            new FireLineRule("trained", "未经培训合格", "生产安全事故应急条例第十一条", (member, day) -> member.trained()));

    /** The rules an expert reviews. */
    public static List<FireLineRule> all() {
        return ALL;
    }

    /** The rules this person breaks; empty when they may go. */
    public static List<FireLineRule> brokenBy(Member member, LocalDate day) {
        return ALL.stream().filter(rule -> !rule.met.test(member, day)).toList();
    }

    public static boolean fitForFireLine(Member member, LocalDate day) {
        return ALL.stream().allMatch(rule -> rule.met.test(member, day));
    }
}
