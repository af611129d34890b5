package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who commands on site.
 *
 * @param title what they are: 松涛01 队长, 市应急局副局长 …
 * @param username their account, when they have one: then they can sign for themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Commander(String name, String title, String phone, String username, Capacity capacity) {

    /** What makes somebody a commander; 十个严禁 2 and 3 tell them apart. */
    public enum Capacity {
        PROFESSIONAL,
        LOCAL_LEADER
    }

    boolean isAlso(Commander other) {
        return name.equals(other.name) && (title == null || other.title == null || title.equals(other.title));
    }

    /** 王大队 · 松涛01 队长 */
    String words() {
        return title == null ? name : name + " · " + title;
    }
}
