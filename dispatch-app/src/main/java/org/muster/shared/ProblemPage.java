package org.muster.shared;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what was refused before any controller saw it, e.g. an address the firewall does not like. */
@RestController
class ProblemPage implements ErrorController {

    @RequestMapping("/error")
    @PreAuthorize("permitAll()")
    void error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        throw ProblemAdvice.ofStatus(status instanceof Integer code ? code : 404);
    }
}
