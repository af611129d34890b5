package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.support.Accident;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.ParallelWork;

/** Two desks work beside the response: one drafts, asks and records; the other approves what the public hears. */
class E11_ParallelWorkInBrowsers extends AccidentStory {

    private static Browsers browsers;

    @TempDir
    Path files;

    private String incident;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @AfterEach
    void itIsOver() {
        if (incident != null) {
            as("dispatcher").post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), incident);
        }
    }

    @Test
    void oneDraftsAndAnotherApproves() throws Exception {
        Client dispatcher = as("dispatcher");
        incident = Accident.raised(dispatcher, "并行甲厂", 1);
        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("dead", 0, "seriouslyHurt", 2, "moved", 352), incident)
                .ok();
        ParallelWork.awaitInvestigation(dispatcher, incident);
        Page desk = browsers.desk();
        logIn(desk, "/#/command/" + incident, "dispatcher");
        Locator card = desk.locator("section.parallel");
        assertThat(card).containsText("首次发布");
        assertThat(card).containsText("现场保护未记录");
        button(card, "展开").click();

        // whom to ask
        Locator experts = desk.locator(".side .experts");
        button(experts, "请专家").click();
        assertThat(experts).containsText("演示·沈氯安");
        assertThat(experts).containsText("另有 1 位信用 D 级，不建议");
        button(experts.locator(".proposed").filter(new Locator.FilterOptions().setHasText("演示·方环测")), "呼叫")
                .click();
        assertThat(experts.locator("article")).containsText("演示·方环测");
        assertThat(card).containsText("0 位应答 / 1 位");
        button(experts.locator("article"), "视频参加").click();
        assertThat(card).containsText("1 位应答 / 1 位");

        // what is kept
        Locator investigation = desk.locator(".side .investigation");
        button(investigation, "登记证据").click();
        investigation.locator("select[name=evidenceKind]").selectOption("DCS_RECORD");
        investigation.locator("input[name=evidenceName]").fill("1 号蒸发器压力趋势");
        investigation.locator("input[name=takenBy]").fill("郑取证");
        investigation.locator("input[name=evidencePlace]").fill("中控室");
        investigation.locator("input[name=holder]").fill("县调查组证据室");
        investigation
                .locator("input[name=evidenceFile]")
                .setInputFiles(Files.writeString(files.resolve("trend.csv"), "时间,压力\n22:10,0.42\n"));
        button(investigation.locator("form"), "登记证据").click();
        Locator piece = investigation.locator("article").filter(new Locator.FilterOptions().setHasText("蒸发器"));
        assertThat(piece).containsText("现由 县调查组证据室 保管");
        button(piece, "核验").click();
        assertThat(piece).containsText("核验一致，未被改动");
        button(piece, "交接").click();
        piece.locator("input[name=toWhom]").fill("市检测中心");
        piece.locator("input[name=handPlace]").fill("温州");
        piece.locator("input[name=purpose]").fill("送检");
        button(piece.locator("form"), "交接").click();
        assertThat(piece).containsText("现由 市检测中心 保管");

        // what the public hears: prefilled, with a figure that is not the assessed one
        Locator release = desk.locator(".side .release");
        button(release, "起草").click();
        assertThat(release.locator("textarea[name=text]")).hasValue(Pattern.compile(".*重伤 2 人.*352 人.*"));
        release.locator("input[name=moved]").fill("300");
        button(release, "存稿").click();
        assertThat(release).containsText("疏散：稿 300，核定 352");
        release.locator("select[name=authority]").selectOption("leader");
        button(release, "送审").click();
        assertThat(release).containsText("等 周海峰 批准");
        Browsers.screenshot(desk, "parallel-work");

        String id = dispatcher
                .get("/api/incidents/{}/public-information", incident)
                .ok()
                .json()
                .at("/releases/0/id")
                .asText();
        as("commander")
                .post("/api/public-information/{}/review", Map.of("revision", 1), id)
                .ok();
        Page other = browsers.desk();
        logIn(other, "/#/command/" + incident, "leader");
        button(other.locator("section.parallel"), "展开").click();
        Locator approving = other.locator(".side .release");
        assertThat(button(approving, "批准")).isDisabled();
        approving.locator("input[name=reason]").fill("其余 52 人自行投亲，待核");
        button(approving, "批准").click();
        assertThat(approving).containsText("已批准，待发布");
        button(release, "发布").click();
        assertThat(release).containsText("2/2 渠道已发");
        assertThat(card).containsText("已首发");

        // who investigates until when: the desk sees it, the leader says it
        assertThat(button(investigation, "延长期限")).hasCount(0);
        investigate(other.locator(".side .investigation"));
        assertThat(investigation.locator(".term")).containsText("县调查组 李调查提交");
        assertThat(investigation.locator(".group")).containsText("调查组 1 人");

        // where the police stand
        Locator traffic = desk.locator(".side .traffic");
        button(traffic, "设管制点").click();
        traffic.locator("input[name=trafficName]").fill("104 国道塘下路口");
        traffic.locator("input[name=unit]").fill("塘下交警中队");
        button(traffic.locator("form"), "设管制点").click();
        assertThat(card).containsText("0 处到位 / 1 处");
        button(traffic.locator("article"), "到位").click();
        assertThat(card).containsText("1 处到位 / 1 处");
        Browsers.screenshot(desk, "parallel-work-done");
    }

    /** Names the group, prolongs its time and hands its report in; what the rule forbids is refused where it was typed. */
    private static void investigate(Locator investigation) {
        Locator term = investigation.locator(".term");
        assertThat(term).containsText("还有 60 天");
        assertThat(term).containsText("国务院令493 第二十九条");
        Locator group = investigation.locator(".group");
        button(group, "指定成员").click();
        Locator naming = group.locator("form");
        naming.locator("input[name=memberName]").fill("李调查");
        naming.locator("input[name=memberUnit]").fill("市应急管理局");
        button(naming, "再加一人").click();
        naming.locator("input[name=memberName]").nth(1).fill("赵甲");
        naming.locator("input[name=memberUnit]").nth(1).fill("示例液氯使用厂");
        naming.locator("input[name=memberAccount]").nth(1).fill("enterprise");
        button(naming, "指定成员").click();
        assertThat(naming.locator(".field.invalid")).containsText("企业人员不能进入事故调查组");
        assertThat(group).containsText("调查组 1 人");
        naming.locator("input[name=memberAccount]").fill("");
        button(naming, "指定成员").click();
        assertThat(group).containsText("调查组 2 人");
        Locator firm = group.locator(".member").filter(new Locator.FilterOptions().setHasText("赵甲"));
        button(firm, "退出").click();
        group.locator("input[name=leavesWhy]").fill("与事故有利害关系");
        button(group.locator("form"), "退出").click();
        assertThat(group).containsText("调查组 1 人");

        button(term, "延长期限").click();
        term.locator("input[name=days]").fill("61");
        term.locator("input[name=approvedBy]").fill("瑞安市人民政府");
        term.locator("input[name=extendReason]").fill("蒸发器残骸须送外省检验");
        button(term.locator("form"), "延长期限").click();
        assertThat(term.locator(".field.invalid")).containsText("最多延长 60 日");
        term.locator("input[name=days]").fill("30");
        button(term.locator("form"), "延长期限").click();
        assertThat(term).containsText("还有 90 天");
        assertThat(term).containsText("已延长 30 日，还可延长 30 日");

        button(term, "提交调查报告").click();
        term.locator("input[name=reportBy]").fill("县调查组 李调查");
        term.locator("textarea[name=conclusion]").fill("法兰垫片老化，未按期更换");
        button(term.locator("form"), "提交调查报告").click();
        assertThat(term).containsText("已提交");
        assertThat(button(term, "延长期限")).hasCount(0);
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page.locator("body"), "登录").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
