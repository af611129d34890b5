import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { MaterialOrder } from '@/api/materials'
import type { ShelterDoor, ZoneList } from '@/api/doors'
import type { OrderForPhone } from '@/api/orders'
import type { Message } from './outbox'

/** An order as the server last told it, and when (server time, ms) the phone heard it. */
export interface KeptOrder {
  id: string
  username: string
  heardAt: number
  order: OrderForPhone
}

/** A material order likewise. */
export interface KeptMaterial {
  id: string
  username: string
  heardAt: number
  order: MaterialOrder
}

/** The list of a zone likewise: the whole of it, so that the doors are known without a signal. */
export interface KeptZone {
  id: string
  username: string
  heardAt: number
  list: ZoneList
}

/** A shelter somebody keeps, with the lists of those on their way to it. */
export interface KeptShelter {
  id: string
  username: string
  heardAt: number
  door: ShelterDoor
}

/** Work begun on a page and not yet said to command: ticks of a roll call, facts of a safety check, a text. */
export interface Draft {
  key: string
  value: unknown
}

interface PhoneSchema extends DBSchema {
  outbox: { key: string; value: Message; indexes: { deviceSeq: number } }
  orders: { key: string; value: KeptOrder }
  materials: { key: string; value: KeptMaterial }
  zones: { key: string; value: KeptZone }
  shelters: { key: string; value: KeptShelter }
  drafts: { key: string; value: Draft }
  meta: { key: string; value: unknown }
  /** pictures that wait to be sent, by the id of their message */
  photos: { key: string; value: Blob }
}

export type PhoneDb = IDBPDatabase<PhoneSchema>

export function openPhoneDb(name = 'muster-phone'): Promise<PhoneDb> {
  return openDB<PhoneSchema>(name, 4, {
    upgrade(db, from) {
      if (from < 2) db.createObjectStore('photos')
      if (from < 3) db.createObjectStore('materials', { keyPath: 'id' })
      if (from < 4) {
        db.createObjectStore('zones', { keyPath: 'id' })
        db.createObjectStore('shelters', { keyPath: 'id' })
      }
      if (from >= 1) return
      db.createObjectStore('outbox', { keyPath: 'clientId' }).createIndex('deviceSeq', 'deviceSeq', { unique: true })
      db.createObjectStore('orders', { keyPath: 'id' })
      db.createObjectStore('drafts', { keyPath: 'key' })
      db.createObjectStore('meta')
    },
  })
}

/** IndexedDB cannot clone Vue's proxies, so everything goes in as plain data. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
