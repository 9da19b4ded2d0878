package org.hiphooks.form;

/** Leave to write what is answered to the chart. */
interface ChartWriting {}
