declare module 'bpmn-js/lib/NavigatedViewer' {
  export interface Canvas {
    addMarker(element: string, marker: string): void
    removeMarker(element: string, marker: string): void
    zoom(to: 'fit-viewport' | number, centre?: 'auto'): number
  }
  export interface Overlays {
    add(element: string, overlay: { position: { top?: number; right?: number; bottom?: number; left?: number }; html: HTMLElement }): string
    clear(): void
  }
  export interface ElementRegistry {
    get(id: string): { id: string; type: string; businessObject: { name?: string } } | undefined
    filter(test: (element: { id: string; type: string }) => boolean): { id: string; type: string; businessObject: { name?: string } }[]
  }
  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement })
    importXML(xml: string): Promise<{ warnings: string[] }>
    get(service: 'canvas'): Canvas
    get(service: 'overlays'): Overlays
    get(service: 'elementRegistry'): ElementRegistry
    on(event: 'element.click', listener: (event: { element: { id: string; type: string; businessObject: { name?: string } } }) => void): void
    destroy(): void
  }
}
