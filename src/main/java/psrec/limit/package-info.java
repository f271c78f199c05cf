/// Limits that recordings are held to, and what became of them. Pure.
@NullMarked
package psrec.limit;

import org.jspecify.annotations.NullMarked;
