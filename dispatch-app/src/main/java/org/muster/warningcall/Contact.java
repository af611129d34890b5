package org.muster.warningcall;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Somebody who answers for a place.
 *
 * @param phone null where they have none
 * @param satellitePhone the number that rings while the public network is down, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Contact(String person, String post, String phone, String satellitePhone) {

    /** The number that rings, or null. */
    String number(Line line) {
        return switch (line) {
            case PHONE -> phone;
            case SATELLITE -> satellitePhone;
            case NONE -> null;
        };
    }
}
