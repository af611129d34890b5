package org.muster.dispatch;

import java.util.List;
import java.util.stream.Collectors;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** Somebody else holds a team that was wanted; names the holder so that two dispatchers can talk. */
class TeamAlreadyCommitted extends Problem {

    TeamAlreadyCommitted(List<DispatchOrders.Holder> holders) {
        super(
                HttpStatus.CONFLICT,
                "team-already-committed",
                "队伍已被派出",
                holders.stream()
                                .map(it ->
                                        it.teamName() + "正在执行“" + it.incidentTitle() + "”的指令（" + it.issuedBy() + " 下达）")
                                .collect(Collectors.joining("；"))
                        + "。本次指令均未下达，请另选队伍。");
        with("holders", holders);
    }
}
