/// Recordings to bytes: one class a format.
@NullMarked
package psrec.format;

import org.jspecify.annotations.NullMarked;
