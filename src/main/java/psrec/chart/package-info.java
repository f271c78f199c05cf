/// Charts: what is drawn, and the drawing of it, as a page, as a picture, in a terminal.
@NullMarked
package psrec.chart;

import org.jspecify.annotations.NullMarked;
