/** `performance.mark` of the moment when the overlay was painted. */
export const SHOWN_MARK = 'overlay shown';
/** Where the script finds the stylesheet of all components: another script has left it there. */
export const STYLES = 'overlayStyles';
