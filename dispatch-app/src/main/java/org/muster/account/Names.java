package org.muster.account;

import java.util.Optional;
import org.muster.shared.DivisionCode;

/** What people call the divisions and teams an account belongs to; known by the registers above this module. */
public interface Names {

    Optional<String> division(DivisionCode code);

    Optional<String> team(String teamId);
}
