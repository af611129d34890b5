package org.muster.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/** Who there is, for those who give people something to do; without anything that lets them in. */
@Component
public class AccountDirectory {

    /** Somebody with an account that is in use. */
    public record Person(String username, String name, Set<Role> roles, Set<DivisionCode> divisions) {

        public boolean is(Role... any) {
            return Set.of(any).stream().anyMatch(roles::contains);
        }
    }

    private final Accounts accounts;

    AccountDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    public Optional<Person> find(String username) {
        return accounts.find(username).filter(Account::enabled).map(AccountDirectory::person);
    }

    /** Whichever of these have an account that is in use, by user name. */
    public Map<String, Person> findAll(Collection<String> usernames) {
        return accounts.listNamed(usernames).stream()
                .filter(Account::enabled)
                .map(AccountDirectory::person)
                .collect(Collectors.toMap(Person::username, it -> it));
    }

    /** Those who answer for this very division and do one of these things. */
    public List<Person> listOf(DivisionCode division, Role... any) {
        return accounts.list().stream()
                .filter(it -> it.enabled() && it.divisions().contains(division))
                .map(AccountDirectory::person)
                .filter(it -> it.is(any))
                .toList();
    }

    /** The risk source an enterprise's contact answers for; empty for everybody else. */
    public Optional<String> riskSourceOf(String username) {
        return accounts.find(username).filter(Account::enabled).map(Account::riskSourceId);
    }

    private static Person person(Account it) {
        return new Person(it.username(), it.displayName(), it.roles(), it.divisions());
    }
}
