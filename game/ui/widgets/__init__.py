"""The widgets of the interface; scenes import them from here."""

from game.ui.layout import Box, Column, Divider, Grid, Row, Spacer, Stack, Wrap
from game.ui.widgets.badges import Dot, Grade, KeyHint, Nation, Nations, Pill, Tlp
from game.ui.widgets.buttons import Button, Chip, IconButton
from game.ui.widgets.canvas import Canvas, Spot
from game.ui.widgets.choice import (
    Checkbox,
    Dropdown,
    Menu,
    MenuItem,
    Radio,
    RadioGroup,
    Slider,
    Stepper,
    Tab,
    Tabs,
    menu_button,
)
from game.ui.widgets.meters import Meter, Pips, Sparkline, Stat, TurnTrack
from game.ui.widgets.overlay import Tooltip, Veil
from game.ui.widgets.scroll import ListView, LongList, Scroll, scroll_list, show_end
from game.ui.widgets.surfaces import Card, Dialog, Empty, Panel
from game.ui.widgets.table import HeatCell, HeatGrid, HeatScale, Table
from game.ui.widgets.textfield import TextField
from game.ui.widgets.words import Heading, Icon, IconTile, Label, Paragraph, Trend

__all__ = [
    "Box", "Button", "Canvas", "Card", "Checkbox", "Chip", "Column", "Dialog", "Divider", "Dot", "Dropdown",
    "Empty", "Grade", "Grid", "Heading", "HeatCell", "HeatGrid", "HeatScale", "Icon", "IconButton", "IconTile",
    "KeyHint", "Label", "ListView", "LongList", "Menu", "MenuItem", "Meter", "Nation", "Nations", "Panel",
    "Paragraph", "Pill", "Pips", "Radio", "RadioGroup", "Row", "Scroll", "Slider", "Spacer", "Sparkline", "Spot",
    "Stack", "Stat", "Stepper", "Tab", "Table", "Tabs", "TextField", "Tlp", "Tooltip", "Trend", "TurnTrack", "Veil",
    "Wrap", "menu_button", "scroll_list", "show_end",
]  # fmt: skip
