package org.muster.account;

import java.util.Optional;

/** What people call the teams that accounts belong to; known by the register above this module. */
public interface TeamNames {

    Optional<String> find(String teamId);
}
