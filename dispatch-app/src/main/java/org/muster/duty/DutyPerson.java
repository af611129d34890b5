package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Somebody on a roster; the phone tells two people of one name apart.
 *
 * @param title what they are, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyPerson(String name, String title, String phone) {

    boolean isAlso(DutyPerson other) {
        return phone != null && other.phone != null ? phone.equals(other.phone) : name.equals(other.name);
    }

    /** 林晓岚 · 副局长 */
    public String words() {
        return title == null ? name : name + " · " + title;
    }
}
