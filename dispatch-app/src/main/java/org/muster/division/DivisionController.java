package org.muster.division;

import java.util.List;
import java.util.Set;
import org.muster.shared.DivisionCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DivisionController {

    private final Divisions divisions;

    DivisionController(Divisions divisions) {
        this.divisions = divisions;
    }

    /** The caller's divisions and everything below them. */
    // by name from the principal: account knows division, so division cannot know account
    @GetMapping("/api/divisions")
    @PreAuthorize("isAuthenticated()")
    List<Division> list(@AuthenticationPrincipal(expression = "divisions()") Set<DivisionCode> own) {
        return divisions.listIn(own);
    }
}
