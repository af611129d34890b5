/** What is said where crews work at something else than a line of fire. */
const atTheWorks = {
  zh: {
    safety: {
      counts: '作业面 {crews} 队 {people} 人',
      mustCheck: '进入作业面前必做',
      hours: '24 时内作业 {h} / {limit} 时',
      empty: '现场还没有队伍',
      emptyNext: '队伍出动后列在这里，作业面核查通过起计时',
      suspended: '作业暂停',
      newCheck: '再上作业面须重新核查',
      signed: '{who} {time} 签署恢复作业评估',
    },
    withdrawal: { people: '作业面人员' },
    resumption: {
      lead: '作业暂停中。五项逐一写明事实，署名后各队重新核查才能上作业面。',
      sign: '签署，恢复作业',
    },
    override: { lead: '五项未齐就让队伍上作业面，由您负责；记入日志和报告。' },
    muster: { onLine: '作业面' },
    forces: { onLine: '作业面' },
    site: { strip: { line: '作业面' } },
    response: {
      pass: { line: '作业面 {crews} 队 {people} 人' },
      endText: '突发事件应对法第八十六条：宣布解除，保留必要措施。',
    },
    event: {
      CrewEnteredLine: '{team}进入作业面 {heads} 人',
      LineEntryHeld: '{team}不得上作业面：{reason}',
      CrewLeftLine: '{team}撤下作业面：{reason}',
      SafetyGateOverridden: '{team}越过安全核查上作业面，缺 {lacking}：{reason}',
      SafetyCheckAsked: '{team}再上作业面须重新核查',
      RollCallDue: '{team}作业面点名到点，{heads} 人',
      RollCallAnswered: '{team}作业面点名 {accounted} / {heads}，未点到 {unsaid}',
      WithdrawalProposed: '建议撤离作业面 {crews} 队 {heads} 人：{reason}',
      AttackResumed: '{signedBy}签署新评估，恢复作业 {reason}',
      RollCallCadenceSet: '作业面点名改为 {minutes} 分一次：{reason}',
    },
  },
  en: {
    safety: {
      counts: '{crews} crews, {people} at the works',
      mustCheck: 'Needed before the works',
      hours: '{h} / {limit} h at the works in 24 h',
      empty: 'No team on the spot yet',
      emptyNext: 'Teams stand here once they have departed; the clock starts with a passed check',
      suspended: 'Work off',
      newCheck: 'a new check is needed before the works',
      signed: 'Resumption of work signed by {who} at {time}',
    },
    withdrawal: { people: 'At the works' },
    resumption: {
      lead: 'Work is off. State the fact of each point and sign; every crew is checked anew before the works.',
      sign: 'Sign and resume work',
    },
    override: { lead: 'You answer for a crew at the works without all five points; journal and report keep it.' },
    muster: { onLine: 'at the works' },
    forces: { onLine: 'At the works' },
    site: { strip: { line: 'At the works' } },
    response: {
      pass: { line: '{crews} crews, {people} at the works' },
      endText: 'Emergency Response Law Art 86: the release is announced and what is still necessary is kept.',
    },
    event: {
      CrewEnteredLine: '{team} at the works, {heads} people',
      LineEntryHeld: '{team} may not go to the works: {reason}',
      CrewLeftLine: '{team} off the works: {reason}',
      SafetyGateOverridden: '{team} let to the works without the check, lacking {lacking}: {reason}',
      SafetyCheckAsked: '{team} needs a new check before the works',
      RollCallDue: '{team} to be counted at the works, {heads} people',
      RollCallAnswered: '{team} counted at the works {accounted} / {heads}, not named {unsaid}',
      WithdrawalProposed: 'Withdrawal from the works proposed, {crews} crews, {heads} people: {reason}',
      AttackResumed: 'New assessment signed by {signedBy}, work resumed {reason}',
      RollCallCadenceSet: 'Counts at the works every {minutes} min: {reason}',
    },
  },
}

/** What a flood or an accident says in other words than a fire, under the key of the common words, in both languages. */
export const hazardWords = {
  zh: {
    hazardWords: {
      FLOOD: {
        ...atTheWorks.zh,
        safety: { ...atTheWorks.zh.safety, point: { awareness: '险情判断' } },
        resumption: { ...atTheWorks.zh.resumption, fact: { awareness: '水位流速、险情变化、天气' } },
        response: { ...atTheWorks.zh.response, kept: '继续巡查堤防和地质灾害点，未解除的片区不得返回', pass: { ...atTheWorks.zh.response.pass, county: '县里继续组织抢险、转移和调派；响应级别由接任的一级批准。' } },
        action: { stage: '报告险情阶段', cause: '成因调查' },
        recommend: { defaultTask: '赴{place}抢险救援' },
        aid: { defaultTask: '赴{place}增援抢险' },
      },
      ENTERPRISE_ACCIDENT: {
        ...atTheWorks.zh,
        safety: { ...atTheWorks.zh.safety, point: { awareness: '险情判断' } },
        resumption: { ...atTheWorks.zh.resumption, fact: { awareness: '浓度读数、风向、泄漏变化' } },
        response: { ...atTheWorks.zh.response, kept: '继续监测，警戒解除前不得进入', pass: { ...atTheWorks.zh.response.pass, county: '县里继续组织处置、疏散和调派；响应级别由接任的一级批准。' } },
        action: { stage: '报告处置阶段', cause: '事故原因' },
        recommend: { defaultTask: '赴{place}处置' },
        aid: { defaultTask: '赴{place}增援处置' },
      },
    },
  },
  en: {
    hazardWords: {
      FLOOD: {
        ...atTheWorks.en,
        safety: { ...atTheWorks.en.safety, point: { awareness: 'Awareness' } },
        resumption: { ...atTheWorks.en.resumption, fact: { awareness: 'level and speed of the water, what changes, weather' } },
        response: { ...atTheWorks.en.response, kept: 'Dykes and slopes are watched on; nobody returns to zones that are not cleared', pass: { ...atTheWorks.en.response.pass, county: 'The county goes on with works, evacuation and dispatch; levels are approved by whoever takes over.' } },
        action: { stage: 'Report the stage', cause: 'Cause' },
        recommend: { defaultTask: 'Rescue and flood works at {place}' },
        aid: { defaultTask: 'Reinforce the flood works at {place}' },
      },
      ENTERPRISE_ACCIDENT: {
        ...atTheWorks.en,
        safety: { ...atTheWorks.en.safety, point: { awareness: 'Awareness' } },
        resumption: { ...atTheWorks.en.resumption, fact: { awareness: 'readings, wind, what the leak does' } },
        response: { ...atTheWorks.en.response, kept: 'Readings go on; nobody enters before the cordon is released', pass: { ...atTheWorks.en.response.pass, county: 'The county goes on with works, evacuation and dispatch; levels are approved by whoever takes over.' } },
        action: { stage: 'Report the stage', cause: 'Cause of the accident' },
        recommend: { defaultTask: 'Deal with the accident at {place}' },
        aid: { defaultTask: 'Reinforce the work on the accident at {place}' },
      },
    },
  },
}
