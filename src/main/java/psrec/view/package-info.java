/// Numbers as people read them.
@NullMarked
package psrec.view;

import org.jspecify.annotations.NullMarked;
