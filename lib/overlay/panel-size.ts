/** Of the frame while its panel is open, px: 360 wide and the shadow around it. By it the content script knows. */
export const PANEL_SIZE = { width: 384, height: 544 };
