package org.muster.processes;

/** What a person may decide on a user task; comes back into the process as the text variable {@code decision}. */
public enum Choice {
    /** 批准: the proposed response level. */
    APPROVE("按建议批准"),
    /** 改级批准: another response level, with a reason. */
    CHANGE("改为其他级别"),
    /** 维持: no response level is started or changed now. */
    KEEP("暂不变更"),
    /** 延长: the response lasts longer than was stated, with a reason and a new end. */
    EXTEND("延长响应"),
    /** 终止: the response ends; its release is announced and what is necessary kept (突发事件应对法 Art 86). */
    END("终止响应"),
    /** 下达: orders are issued from the dispatch desk. */
    ISSUE("去下达"),
    /** 暂不派队: nobody is sent for now, with a reason. */
    NO_DISPATCH("暂不派队"),
    /** 定案: the attack plan is signed. */
    SIGN("签署方案"),
    /** 等: the muster gets more time. */
    WAIT("等"),
    /** 增: another team is added and the muster gets more time. */
    REINFORCE("增"),
    /** 换: another team takes over and this order is cancelled. */
    REPLACE("换"),
    /** 另派: another team takes the refused order. */
    ASSIGN("另派一队"),
    /** 不再派: nobody takes the refused order, with a reason. */
    NONE("不再派"),
    /** 加派: a team of our own is sent as reinforcement. */
    DISPATCH("本级加派"),
    /** 请上级增援: own forces are short, the level above is asked. */
    ASK_ABOVE("请上级增援"),
    /** 暂不增援: no reinforcement, with a reason. */
    DECLINE("暂不增援"),
    /** 合格: inspected, no danger of re-burning (森林防火条例 Art 39). */
    PASS("验收合格"),
    /** 延长看守: the guard goes on for another period. */
    GUARD_ON("延长看守"),
    /** 撤: every crew on the line is called back. */
    WITHDRAW("下达撤离"),
    /** 不撤: the crews stay, with a reason. */
    STAY("不撤，写明理由"),
    /** 求救: the silence of a crew is treated as a call for help. */
    MAYDAY("按求救处置"),
    /** 有回音: the silent crew was heard of, with how; it is asked to count again. */
    HEARD("已联系上"),
    /** 搜救: a team searches for those in danger. */
    SEARCH("派队搜救"),
    /** 本队搜救: the crew itself searches, with why that is enough. */
    SEARCH_OWN("本队就地搜救"),
    /** 结案: nothing is open any more. */
    CLOSE("结案"),
    /** 派队: a sister county's team is sent to help. */
    ASSIGN_AID("派队增援"),
    /** 转上级: the request goes to the level above. */
    PASS_UP("转上一级"),
    /** 维持: the objection is answered, the team goes all the same. */
    UPHOLD("维持派队"),
    /** 撤回: the team stays at home, another is looked for. */
    TAKE_BACK("撤回另派"),
    /** 致谢: the helping county is thanked and the cost noted. */
    THANK("致谢并核费"),
    /** 加派: more people and cars for a zone that is late, and a new time. */
    MORE_HELP("加派人车"),
    /** 延时: the zone gets more time. */
    MORE_TIME("延长时限"),
    /** 转救援: whoever is still in there is the rescue's. */
    TO_RESCUE("余下转救援"),
    /** 对上: somebody went from door to door, count = list. */
    ZONE_CLEAR("人数对上，已清空"),
    /** 没对上: somebody is still missing. */
    NOT_EMPTY("没对上，接着找"),
    /** 肯走: persuaded. */
    WILLING("劝动了，肯走"),
    /** 不肯: not persuaded, with what was said. */
    UNWILLING("仍不肯走"),
    /** 强制转移: signed by the named authority (浙江省气象灾害防御条例 Art 26), with the reason. */
    FORCE("签强制转移决定"),
    /** 再劝: no force, somebody talks to them again. */
    PERSUADE_ON("不签，继续劝说"),
    /** 已核实: it is known where they are, with where. */
    TRACED("已核实去向"),
    /** 改派: the rest goes to the shelter that is proposed. */
    OTHER_SHELTER("改到建议的安置点"),
    /** 不改: the rest goes on to the full one, with why. */
    SAME_SHELTER("仍到原安置点"),
    /** 已劝返: who went back is out again. */
    BROUGHT_BACK("已劝返，人数对上"),
    /** 准返回: houses and road were checked. */
    PERMIT_RETURN("已查房查路，准予返回"),
    /** 改由他库: another depot sends what the silent one has not loaded. */
    OTHER_DEPOT("改由他库"),
    /** 查明: the cause of the fire is established. */
    ESTABLISHED("火因已明"),
    /** 已报: the level above was told by telephone, with who took the call. */
    TELL("已电话报出"),
    /** 送审: the draft goes to whoever signs. */
    SUBMIT("送审"),
    /** 签发: the report is signed as it was seen. */
    SIGN_REPORT("签发"),
    /** 退回: the drafters get it back, with what is wrong. */
    RETURN("退回修改"),
    /** 改: facts have changed since the signature, the report is written anew. */
    AMEND("改了再报"),
    /** 会商完毕: the situation was talked over, with when the next consultation is. */
    BRIEFED("会商完毕"),
    /** 下转移令: the zones whose limit is reached are ordered to move. */
    ORDER_EVACUATION("下转移令"),
    /** 暂不转移: nobody is moved yet, with a reason. */
    NO_EVACUATION("暂不转移"),
    /** 已联上: the place that was cut off can be called again, or somebody is there. */
    CONTACTED("已联上"),
    /** 派人: somebody is on the way to whoever does not answer, with who. */
    SEND_MESSENGER("已派人上门"),
    /** 核定: the losses are confirmed and reported. */
    CONFIRM_LOSSES("核定上报"),
    /** 签方案: who goes in, through where, with what, and who stands by (令708 Art 22). */
    SIGN_ENTRY_PLAN("签进入方案"),
    /** 解除警戒: the readings are clean, people may go home, with on what it rests. */
    RELEASE_CORDON("解除警戒"),
    /** 已改: the cordon follows the new danger zone. */
    CORDON_FOLLOWS("警戒按新范围设"),
    /** 不改: the cordon stays where it is, with why. */
    CORDON_STAYS("维持原警戒圈"),
    /** 救援组进入: the pair that stands by goes in for those whose air is gone. */
    SEND_RESCUE_PAIR("救援组进入找人"),
    /** 已出场: they are out, with how that is known. */
    HEARD_OUT("电台确认已全部出来"),
    /** 召回: whoever went in against the rule comes out. */
    RECALL_ENTRY("召回"),
    /** 补待命组: a rescue pair stands by now, with who. */
    ADD_STANDBY("补待命组"),
    /** 说明理由: the entry stands as it is, with why. */
    EXPLAIN_ENTRY("说明理由，继续"),
    /** 误报: nothing has happened at the firm; the incident is called off, with who said so on the telephone. */
    FALSE_ALARM("确系误报，撤销"),
    /** 属实: the whistle was withdrawn and something has happened all the same. */
    GENUINE("确有其事，继续处置"),
    /** 照报: the report goes as it was signed, with a reason; a supplement follows. */
    SEND_ANYWAY("照报，随后补报");

    private final String label;

    Choice(String label) {
        this.label = label;
    }

    /** What the button says, in Chinese. */
    public String label() {
        return label;
    }
}
