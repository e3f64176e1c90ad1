// One chart: only the parts of ECharts that are drawn here, loaded with the first chart.
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use as draws } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { Option } from "./options";

draws([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** `label` says what is drawn; the numbers stand in a table beside it. */
export function Chart({ label, option }: { label: string; option: Option }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    if (place.current === null) return;
    const drawn = init(place.current);
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(place.current);
    // A picture keeps the letters it was drawn with, so it is drawn again once a font has come.
    const again = () => drawn.setOption({ textStyle: { fontFamily: pageFont() } });
    document.fonts.addEventListener("loadingdone", again);
    return () => {
      document.fonts.removeEventListener("loadingdone", again);
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ ...option, textStyle: { fontFamily: pageFont() }, aria: { ...(option.aria ?? {}), label: { description: label } } } as Option, true);
  }, [option, label]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

/** A chart is drawn, not laid out: it has to be told what the page is written in. */
function pageFont(): string {
  return getComputedStyle(document.body).fontFamily;
}
