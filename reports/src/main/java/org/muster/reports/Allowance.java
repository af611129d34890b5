package org.muster.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The attendance allowance sheet 出勤补贴表 of one incident: who was called, who came, by what proof, for how long, and what
 * it comes to.
 *
 * @param basis in words, by what rule the amounts were reckoned and how sure we are of it
 */
public record Allowance(Cover cover, String basis, List<Team> teams, Seal seal) {

    public Allowance {
        Objects.requireNonNull(cover, "cover");
        teams = List.copyOf(teams);
    }

    /** @param standing what the order asked for and got, in words */
    public record Team(String number, String name, String standing, List<Member> members) {

        public Team {
            members = List.copyOf(members);
        }

        BigDecimal amount() {
            return members.stream().map(Member::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        int units() {
            return members.stream().mapToInt(Member::units).sum();
        }

        int attended() {
            return (int) members.stream().filter(it -> it.arrivedAt() != null).count();
        }
    }

    /**
     * @param answer 来, 来不了, or null while nothing was said
     * @param proof how it is known that they were there, or null when they were not
     * @param leftAt when they left or the order ended; null while it runs
     * @param served from arrival to leaving, in the nominal time of an exercise; null when they were not there
     * @param units days or call-outs that count
     * @param note absence, leaving and corrections, in words
     */
    public record Member(
            String name,
            String duty,
            Instant calledAt,
            String answer,
            Instant arrivedAt,
            String proof,
            Instant leftAt,
            Duration served,
            int units,
            BigDecimal amount,
            String note,
            Entries entries) {

        public Member {
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
