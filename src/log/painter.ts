export type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'dim' | 'bold';
export type Painter = (colour: Colour, text: string) => string;
