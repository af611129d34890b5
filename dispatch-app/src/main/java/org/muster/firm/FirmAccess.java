package org.muster.firm;

import java.util.List;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.register.Register.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** The one gate to a firm's file: whole for the bureau whose division it is; a firm's contact sees their own firm alone. */
@Component
class FirmAccess {

    private final Firms firms;
    private final AccountDirectory accounts;

    FirmAccess(Firms firms, AccountDirectory accounts) {
        this.firms = firms;
        this.accounts = accounts;
    }

    /** @throws Problem 404 when there is no such firm for the caller */
    Firm require(String id) {
        Caller caller = Caller.current();
        return firms.find(new FirmId(id)).filter(it -> mayRead(caller, it)).orElseThrow(() -> Problem.notFound("企业"));
    }

    List<Firm> list() {
        Caller caller = Caller.current();
        if (ofTheBureau(caller)) {
            return caller.divisions().isEmpty() && caller.is(Role.ADMIN)
                    ? firms.listIn(Scope.ALL)
                    : firms.listIn(caller.divisions());
        }
        return accounts.riskSourceOf(caller.username())
                .flatMap(own -> firms.find(new FirmId(own)))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean mayRead(Caller caller, Firm firm) {
        if (ofTheBureau(caller)) {
            return caller.covers(firm.divisionCode())
                    || caller.is(Role.ADMIN) && caller.divisions().isEmpty();
        }
        // the contact's division holds the neighbours too; the account names the one firm
        return accounts.riskSourceOf(caller.username())
                .filter(firm.id().value()::equals)
                .isPresent();
    }

    private static boolean ofTheBureau(Caller caller) {
        return caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR, Role.ADMIN);
    }
}
