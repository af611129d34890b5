package org.muster.level;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.muster.account.AccountDirectory;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The posts of a division's headquarters and who holds them. */
@RestController
@RequestMapping("/api/posts/{divisionCode}")
class PostController {

    record PostView(Post post, String label, List<Posts.Holder> holders) {}

    /** @param candidates those of the division who may be named */
    record View(DivisionCode divisionCode, String divisionName, List<PostView> posts, List<Candidate> candidates) {}

    record Candidate(String username, String name) {}

    record HoldersForm(
            @NotNull(message = "请列出任职人员，空缺写 []") @Size(max = 20, message = "一个岗位最多 20 人") List<String> usernames) {}

    private final Posts posts;
    private final AccountDirectory accounts;
    private final Divisions divisions;

    PostController(Posts posts, AccountDirectory accounts, Divisions divisions) {
        this.posts = posts;
        this.accounts = accounts;
        this.divisions = divisions;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN')")
    View get(@PathVariable DivisionCode divisionCode) {
        require(divisionCode);
        List<Posts.Holder> holders = posts.list(divisionCode);
        return new View(
                divisionCode,
                divisions.nameOf(divisionCode),
                Arrays.stream(Post.values())
                        .map(post -> new PostView(
                                post,
                                post.label(),
                                holders.stream().filter(it -> it.post() == post).toList()))
                        .toList(),
                accounts.listOf(divisionCode, Role.COMMANDER, Role.LEADER).stream()
                        .map(it -> new Candidate(it.username(), it.name()))
                        .toList());
    }

    @PutMapping("/{post}")
    @PreAuthorize("hasAnyRole('LEADER', 'ADMIN')")
    View name(
            @PathVariable DivisionCode divisionCode, @PathVariable String post, @Valid @RequestBody HoldersForm form) {
        require(divisionCode);
        posts.name(divisionCode, Post.of(post).orElseThrow(() -> Problem.notFound("岗位")), form.usernames());
        return get(divisionCode);
    }

    private void require(DivisionCode division) {
        Caller caller = Caller.current();
        if (!caller.is(Role.ADMIN) && !caller.covers(division)
                || divisions.find(division).isEmpty()) {
            throw Problem.notFound("指挥部岗位");
        }
    }
}
