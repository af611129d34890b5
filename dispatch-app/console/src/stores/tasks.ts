import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { completeTask, listTasks, type Decision, type TaskView } from '@/api/tasks'

/** Decisions the processes wait for, of every incident this seat may see. */
export const useTasks = defineStore('tasks', () => {
  const list = ref<TaskView[]>([])
  const mine = computed(() => list.value.filter((task) => task.mine))

  async function refresh() {
    list.value = await listTasks()
  }

  function update(task: TaskView) {
    // a pushed view is the same for every console, so whose turn it is comes from the list
    const known = list.value.find((one) => one.id === task.id)
    list.value = [...list.value.filter((one) => one.id !== task.id), { ...task, mine: known?.mine ?? task.mine }]
  }

  function remove(id: string) {
    list.value = list.value.filter((task) => task.id !== id)
  }

  async function complete(id: string, decision: Decision) {
    await completeTask(id, decision)
    remove(id)
  }

  return { list, mine, refresh, update, remove, complete }
})
