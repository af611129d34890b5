package org.muster.level;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which post of a division's headquarters. */
@Service
@Transactional
public class Posts {

    /** @param name what people call who holds it */
    public record Holder(Post post, String label, String username, String name) {}

    private final JdbcClient jdbc;
    private final AccountDirectory accounts;
    private final Clock clock;

    Posts(JdbcClient jdbc, AccountDirectory accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Those who hold a post here and still have an account, the highest post first. */
    @Transactional(readOnly = true)
    public List<Holder> list(DivisionCode division) {
        record Row(Post post, String username) {}
        List<Row> rows = jdbc.sql(
                        "select post, username from post_holder where division_code = ? order by since, username")
                .param(division.value())
                .query((row, i) -> new Row(Post.valueOf(row.getString("post")), row.getString("username")))
                .list();
        var people =
                accounts.findAll(rows.stream().map(Row::username).distinct().toList());
        return rows.stream()
                .filter(it -> people.containsKey(it.username()))
                .map(it -> new Holder(
                        it.post(),
                        it.post().label(),
                        it.username(),
                        people.get(it.username()).name()))
                .sorted(Comparator.comparing(Holder::post))
                .toList();
    }

    /**
     * Names everybody who holds a post from now on.
     *
     * @throws Problem 422 naming who cannot hold it
     */
    void name(DivisionCode division, Post post, List<String> usernames) {
        for (String username : usernames) {
            boolean may = accounts.find(username)
                    .filter(it -> it.is(Role.COMMANDER, Role.LEADER))
                    .filter(it -> it.divisions().stream().anyMatch(own -> own.covers(division)))
                    .isPresent();
            if (!may) {
                throw Problem.invalid(
                        "usernames", "“" + username + "”不是本辖区的指挥员或带班领导，不能任" + post.label() + "。请先由管理员建立账号。");
            }
        }
        jdbc.sql("delete from post_holder where division_code = ? and post = ?")
                .params(division.value(), post.name())
                .update();
        for (String username : usernames.stream().distinct().toList()) {
            jdbc.sql("insert into post_holder (division_code, post, username, since, named_by) values (?, ?, ?, ?, ?)")
                    .params(
                            division.value(),
                            post.name(),
                            username,
                            Timestamp.from(clock.instant()),
                            Caller.current().username())
                    .update();
        }
    }
}
