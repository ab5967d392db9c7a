using System.Runtime.InteropServices;

namespace PluginKit.Editing.Layout;

/// <summary>A range of bytes, end exclusive.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextSpan(int Start, int End);
