/// What is recorded: the table of metrics, with their names, units and meaning.
@NullMarked
package psrec.metric;

import org.jspecify.annotations.NullMarked;
